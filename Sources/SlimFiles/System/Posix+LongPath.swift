import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Posix {
    /// The longest path that is handed to the system in one piece; macOS takes 1,024 bytes, Linux 4,096.
    private static let longestPiece = 1_000

    /// Opens what has this path below a folder, in several steps where the path is too long for one.
    static func open(
        longPath path: ArraySlice<UInt8>, in folder: Int32, _ flags: Int32
    ) throws(Errno) -> FileDescriptor {
        var rest = path
        var step: FileDescriptor?
        defer { step.map(close) }
        while rest.count > longestPiece {
            // A name has at most 255 bytes, so a path of this length has a slash in it.
            guard let cut = rest.prefix(longestPiece).lastIndex(of: UInt8(ascii: "/")) else { throw .fileNameTooLong }
            let next = try open(
                zeroTerminated(rest[..<cut]), in: step?.rawValue ?? folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
            step.map(close)
            step = next
            rest = rest[(cut + 1)...]
        }
        return try open(zeroTerminated(rest), in: step?.rawValue ?? folder, flags)
    }
}
