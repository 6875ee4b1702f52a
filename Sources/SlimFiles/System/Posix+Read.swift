import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Posix {
    /// Reads until the buffer is full or the file ends.
    ///
    /// - Parameter offset: where in the file, or nil to go on where the descriptor stands.
    /// - Returns: how many bytes were read.
    static func read(
        _ descriptor: FileDescriptor, filling buffer: UnsafeMutableRawBufferPointer, at offset: Int?
    ) throws(Errno) -> Int {
        var filled = 0
        while filled < buffer.count {
            let free = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = systemRead(descriptor.rawValue, free, at: offset.map { $0 + filled })
            if count == 0 { break }
            if count > 0 {
                filled += count
                continue
            }
            let error = lastError()
            if error != .interrupted { throw error }
        }
        return filled
    }

    /// Opens a file that the user named, following links.
    static func openRegularFile(_ path: FilePath) throws(FileError) -> (descriptor: FileDescriptor, status: Status) {
        do throws(Errno) {
            // Without O_NONBLOCK opening a pipe would wait for its writer.
            let descriptor = try open(path.cString, in: currentFolder, O_RDONLY | O_NONBLOCK)
            if let status = try? status(of: descriptor.rawValue), status.type == S_IFREG { return (descriptor, status) }
            close(descriptor)
        } catch {
            throw FileError(.open, path, .system(error))
        }
        throw FileError(.open, path, .notARegularFile)
    }

    static var pageSize: Int { Int(getpagesize()) }

    /// Maps a part of a file to read.
    ///
    /// - Parameter offset: a multiple of the page size.
    static func map(
        _ descriptor: FileDescriptor, length: Int, at offset: Int
    ) throws(Errno) -> UnsafeMutableRawBufferPointer {
        let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor.rawValue, off_t(offset))
        guard let start, start != MAP_FAILED else { throw lastError() }
        return UnsafeMutableRawBufferPointer(start: start, count: length)
    }

    static func unmap(_ memory: UnsafeMutableRawBufferPointer) {
        munmap(memory.baseAddress, memory.count)
    }

    /// The target of a link.
    static func readLink(_ name: Name, in folder: Int32, expectedLength: Int) throws(Errno) -> [UInt8] {
        var capacity = max(expectedLength, 63) + 1
        while true {
            var failure: Errno?
            let target = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
                let length = buffer.withMemoryRebound(to: CChar.self) { text in
                    text.baseAddress.map { readlinkat(folder, name, $0, text.count) } ?? 0
                }
                if length < 0 { failure = lastError() }
                count = max(length, 0)
            }
            if let failure { throw failure }
            // A full buffer may have cut the target short.
            if target.count < capacity { return target }
            capacity *= 2
        }
    }
}

/// `read` and `pread`, which `Posix` hides.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int?) -> Int {
    if let offset { return pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)) }
    return read(descriptor, buffer.baseAddress, buffer.count)
}
