import SystemPackage

/// A file of the input, open for reading.
struct SourceFile: ~Copyable {
    private let file: FileDescriptor
    private let path: FilePath
    /// The bytes that the file is to hold.
    let size: UInt64

    private init(_ file: FileDescriptor, path: FilePath, size: UInt64) {
        self.file = file
        self.path = path
        self.size = size
    }

    deinit {
        try? file.close()
    }

    /// - Throws: `ZipWriteError.unreadable`, or `.changed` where it is not a regular file of `size` bytes.
    static func open(_ path: FilePath, size: UInt64) throws(ZipWriteError) -> SourceFile {
        let descriptor: FileDescriptor
        do {
            // Without `nonBlocking` this would wait at a pipe that took the file's place.
            descriptor = try FileDescriptor.open(path, .readOnly, options: [.noFollow, .nonBlocking, .closeOnExec])
        } catch {
            throw .unreadable(path, Errno(error))
        }
        let file = SourceFile(descriptor, path: path, size: size)
        try file.check()
        return file
    }

    private func check() throws(ZipWriteError) {
        let status: Stat
        do throws(Errno) {
            status = try file.stat()
        } catch {
            throw .unreadable(path, error)
        }
        guard status.type == .regular else { throw changed(found: nil) }
        guard status.size == Int64(clamping: size) else { throw changed(found: UInt64(clamping: status.size)) }
    }

    /// Reads until the buffer is full or the file ends.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(ZipWriteError) -> Int {
        do {
            return try file.read(fromAbsoluteOffset: Int64(offset), filling: buffer)
        } catch {
            throw .unreadable(path, error)
        }
    }

    /// Reads the whole file. The buffer must have room for a byte more, which shows a file that grew.
    ///
    /// - Throws: `ZipWriteError.unreadable`, or `.changed` where it does not hold `size` bytes.
    func readAll(into buffer: UnsafeMutableRawBufferPointer) throws(ZipWriteError) -> UnsafeRawBufferPointer {
        let count = try read(into: buffer, at: 0)
        guard count == size else { throw changed(found: UInt64(count)) }
        return UnsafeRawBufferPointer(rebasing: buffer[..<count])
    }

    /// - Parameter found: the bytes that the file holds, where it is their number that changed.
    func changed(found: UInt64?) -> ZipWriteError {
        .changed(path, expected: size, found: found)
    }
}
