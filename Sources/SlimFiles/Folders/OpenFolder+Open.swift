import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension OpenFolder {
    /// The longest path that is handed to the system in one piece; macOS takes 1,024 bytes, Linux 4,096.
    private static let longestPath = 1_000

    /// Opens a regular file below this folder. The last component is never followed if it is a link.
    func openFile(_ path: BytePath) throws(FileError) -> (descriptor: FileDescriptor, status: Posix.Status) {
        guard path.isPlain else { throw FileError(.open, self.path.appending(path), .notBelowRoot) }
        do throws(Errno) {
            // Without O_NONBLOCK opening a pipe would wait for its writer.
            let descriptor = try open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK)
            if let status = try? Posix.status(of: descriptor.rawValue), status.type == S_IFREG {
                return (descriptor, status)
            }
            Posix.close(descriptor)
        } catch {
            // A link gives ELOOP, a socket ENXIO, a device without a driver ENODEV.
            let isSpecial = [.tooManySymbolicLinkLevels, .noSuchAddressOrDevice, .operationNotSupportedByDevice]
                .contains(error)
            throw FileError(.open, self.path.appending(path), isSpecial ? .notARegularFile : .system(error))
        }
        throw FileError(.open, self.path.appending(path), .notARegularFile)
    }

    /// Opens what has this path, in several steps where the path is too long for one.
    func open(_ path: BytePath, _ flags: Int32) throws(Errno) -> FileDescriptor {
        var rest = path.bytes[...]
        var folder: FileDescriptor?
        defer { folder.map(Posix.close) }
        while rest.count > Self.longestPath {
            let head = rest.prefix(Self.longestPath)
            // A name has at most 255 bytes, so a long path has a slash in its head.
            guard let cut = head.lastIndex(of: UInt8(ascii: "/")) else { throw .fileNameTooLong }
            let next = try Posix.open(
                zeroTerminated(rest[..<cut]), in: (folder ?? descriptor).rawValue, O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
            folder.map(Posix.close)
            folder = next
            rest = rest[(cut + 1)...]
        }
        return try Posix.open(zeroTerminated(rest), in: (folder ?? descriptor).rawValue, flags)
    }
}
