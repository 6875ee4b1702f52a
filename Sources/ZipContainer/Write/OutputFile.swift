import SystemPackage

/// A file written through a buffer, at any position.
final class OutputFile {
    /// Where the next byte goes.
    var position: UInt64 = 0
    /// The length that the file has when everything is flushed.
    private(set) var end: UInt64 = 0
    private let file: FileDescriptor
    private let path: FilePath
    /// Bytes not yet in the file; they belong at `pendingOffset` and reach up to `end`.
    private var pending: [UInt8] = []
    private var pendingOffset: UInt64 = 0
    private static let capacity = 1 << 20

    /// Opens the file, which is emptied if it is there.
    init(writing path: FilePath) throws(ZipWriteError) {
        self.path = path
        do {
            file = try FileDescriptor.open(
                path, .writeOnly, options: [.create, .truncate, .noFollow, .closeOnExec],
                permissions: [.ownerReadWrite, .groupRead, .otherRead])
        } catch {
            throw .output(path, Errno(error))
        }
        pending.reserveCapacity(OutputFile.capacity)
    }

    deinit {
        try? file.close()
    }

    /// Writes at the position. libzip goes back to each local header once its entry is written, and mostly finds it still
    /// pending.
    func write(_ bytes: UnsafeRawBufferPointer) throws(ZipWriteError) {
        let newPosition = position + UInt64(bytes.count)
        if position == end {
            pending.append(contentsOf: bytes)
            end = newPosition
            if pending.count >= OutputFile.capacity { try flush() }
        } else if position >= pendingOffset, newPosition <= end {
            let start = Int(position - pendingOffset)
            pending.replaceSubrange(start..<(start + bytes.count), with: bytes)
        } else {
            try flush()
            try put(bytes, at: position)
            end = max(end, newPosition)
            pendingOffset = end
        }
        position = newPosition
    }

    func flush() throws(ZipWriteError) {
        let offset = pendingOffset
        try pending.withBytes { (bytes) throws(ZipWriteError) in try put(bytes, at: offset) }
        pendingOffset += UInt64(pending.count)
        pending.removeAll(keepingCapacity: true)
    }

    private func put(_ bytes: UnsafeRawBufferPointer, at offset: UInt64) throws(ZipWriteError) {
        do {
            try file.writeAll(toAbsoluteOffset: Int64(offset), bytes)
        } catch {
            throw .output(path, Errno(error))
        }
    }
}

extension OutputFile {
    /// Writes an archive without entries: an end record of zeros. libzip writes no file for one.
    func writeEmptyArchive() throws(ZipWriteError) {
        let record: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + Array(repeating: 0, count: 18)
        try record.withBytes { (bytes) throws(ZipWriteError) in try write(bytes) }
        try flush()
    }
}
