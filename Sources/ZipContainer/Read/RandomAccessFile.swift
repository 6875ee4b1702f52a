import SystemPackage

/// A file read at any offset, by any number of threads.
final class RandomAccessFile: Sendable {
    let length: UInt64
    private let file: FileDescriptor

    /// - Throws: `ZipReadError.io`, also where it is not a regular file.
    init(opening path: FilePath) throws(ZipReadError) {
        do {
            // Without `nonBlocking` this would wait at a pipe.
            file = try FileDescriptor.open(path, .readOnly, options: [.nonBlocking, .closeOnExec])
        } catch {
            throw ZipReadError(.io(Errno(error)))
        }
        do throws(Errno) {
            let status = try file.stat()
            guard status.type == .regular else {
                throw status.type == .directory ? .isDirectory : .invalidArgument
            }
            length = UInt64(clamping: status.size)
        } catch {
            try? file.close()
            throw ZipReadError(.io(error))
        }
    }

    deinit {
        try? file.close()
    }

    /// Fills the buffer.
    ///
    /// - Throws: `ZipReadError.truncated` where the range does not lie within the file.
    func read(into buffer: UnsafeMutableRawBufferPointer, at offset: UInt64) throws(ZipReadError) {
        let (end, isTooFar) = offset.addingReportingOverflow(UInt64(buffer.count))
        guard !isTooFar, end <= length else { throw ZipReadError(.truncated, offset: offset) }
        let count: Int
        do {
            count = try file.read(fromAbsoluteOffset: Int64(offset), filling: buffer)
        } catch {
            throw ZipReadError(.io(error), offset: offset)
        }
        // The file has shrunk since it was opened.
        guard count == buffer.count else { throw ZipReadError(.truncated, offset: offset) }
    }

    /// - Throws: `ZipReadError.truncated` where the range does not lie within the file; nothing is allocated then.
    func bytes(at offset: UInt64, count: UInt64) throws(ZipReadError) -> [UInt8] {
        let (end, isTooFar) = offset.addingReportingOverflow(count)
        guard !isTooFar, end <= length else { throw ZipReadError(.truncated, offset: offset) }
        var bytes = [UInt8](repeating: 0, count: Int(count))
        try bytes.withMutableBytes { (buffer) throws(ZipReadError) in try read(into: buffer, at: offset) }
        return bytes
    }
}
