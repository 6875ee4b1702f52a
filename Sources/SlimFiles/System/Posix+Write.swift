import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Posix {
    /// Writes all bytes where the descriptor stands.
    static func write(_ start: UnsafeRawPointer, count: Int, to descriptor: FileDescriptor) throws(Errno) {
        var written = 0
        while written < count {
            let length = systemWrite(descriptor.rawValue, start + written, count - written)
            if length >= 0 {
                written += length
            } else if lastError() != .interrupted {
                throw lastError()
            }
        }
    }

    /// Waits until a file, or the names in a folder, are on the disk.
    static func synchronize(_ path: FilePath) throws(Errno) {
        let descriptor = try open(path.cString, in: currentFolder, O_RDONLY)
        defer { close(descriptor) }
        try check(fsync(descriptor.rawValue))
    }
}

/// `write`, which `Posix` hides.
private func systemWrite(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, start, count)
}
