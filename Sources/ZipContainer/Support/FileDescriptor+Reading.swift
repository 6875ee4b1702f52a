import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension FileDescriptor {
    /// Reads from an absolute offset until the buffer is full or the file ends, and returns the number of bytes.
    func read(fromAbsoluteOffset offset: Int64, filling buffer: UnsafeMutableRawBufferPointer) throws(Errno) -> Int {
        var filled = 0
        do {
            while filled < buffer.count {
                let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
                let count = try read(fromAbsoluteOffset: offset + Int64(filled), into: rest)
                guard count > 0 else { break }
                filled += count
            }
        } catch {
            throw Errno(error)
        }
        return filled
    }
}

extension FilePath {
    /// Removes the file's name.
    func removeName() throws(Errno) {
        guard withPlatformString({ unlink($0) }) == 0 else { throw Errno(rawValue: errno) }
    }
}

extension Errno {
    /// The error of a call into SystemPackage, which throws nothing else.
    init(_ error: any Error) {
        self = error as? Errno ?? .ioError
    }
}
