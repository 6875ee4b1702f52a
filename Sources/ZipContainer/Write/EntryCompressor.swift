import SlimFiles
import SystemPackage

/// Compresses entries one after the other. Each job has its own.
final class EntryCompressor {
    let options: ZipOptions
    /// Nil where sizes are only measured.
    let spool: Spool?
    private let deflater: BlockDeflater
    /// For contents that fit, which is most of them; larger ones get buffers of their own.
    let input: PageBuffer
    let output: PageBuffer
    static let bufferSize = 1 << 20

    /// - Throws: `ZipWriteError.outOfMemory`.
    init(options: ZipOptions, spool: Spool?) throws(ZipWriteError) {
        guard let deflater = BlockDeflater(options.encoder, level: options.level),
            let input = PageBuffer(count: EntryCompressor.bufferSize),
            let output = PageBuffer(count: EntryCompressor.bufferSize)
        else { throw .outOfMemory(nil) }
        self.options = options
        self.spool = spool
        self.deflater = deflater
        self.input = input
        self.output = output
    }

    /// Reads the entry's content once: for its checksum, its digest and its compressed data.
    ///
    /// - Throws: `ZipWriteError`.
    func compress(_ entry: ZipEntrySource, at index: Int) throws(ZipWriteError) -> CompressedEntry {
        switch entry.content {
        case .bytes(let content), .link(let content):
            return try content.withBytes { (content) throws(ZipWriteError) in
                try finish(content, of: entry, at: index)
            }
        case .file(let path, let size) where size > options.streamingThreshold:
            return try stream(SourceFile.open(path, size: size), of: entry, at: index)
        case .file(let path, let size):
            let file = try SourceFile.open(path, size: size)
            // Room for a byte more than promised shows whether the file grew.
            return try withBuffer(input, count: Int(size) + 1, for: entry) { (buffer) throws(ZipWriteError) in
                try finish(file.readAll(into: buffer), of: entry, at: index)
            }
        }
    }

    private func finish(
        _ content: UnsafeRawBufferPointer, of entry: ZipEntrySource, at index: Int
    ) throws(ZipWriteError) -> CompressedEntry {
        let fingerprint = try ContentFingerprint(of: content)
        defer { options.progress?(UInt64(content.count)) }
        if content.isEmpty || entry.isLink {
            return try keep(content, as: .stored, of: fingerprint, at: index)
        }
        let bound = deflater.bound(content.count)
        return try withBuffer(output, count: bound, for: entry) { (buffer) throws(ZipWriteError) in
            guard let count = deflater.compress(content, into: buffer) else { throw .outOfMemory(entry.path) }
            guard count < content.count else { return try keep(content, as: .stored, of: fingerprint, at: index) }
            let data = UnsafeRawBufferPointer(rebasing: buffer[..<count])
            return try keep(data, as: .deflate, of: fingerprint, at: index)
        }
    }

    private func keep(
        _ data: UnsafeRawBufferPointer, as method: ZipMethod, of content: ContentFingerprint, at index: Int
    ) throws(ZipWriteError) -> CompressedEntry {
        CompressedEntry(
            index: index, content: content, method: method, compressedSize: UInt64(data.count),
            place: try spool?.append(data))
    }

    private func withBuffer<Result>(
        _ own: borrowing PageBuffer, count: Int, for entry: ZipEntrySource,
        _ body: (UnsafeMutableRawBufferPointer) throws(ZipWriteError) -> Result
    ) throws(ZipWriteError) -> Result {
        guard count > own.bytes.count else { return try body(own.bytes) }
        guard let large = PageBuffer(count: count) else { throw .outOfMemory(entry.path) }
        return try body(large.bytes)
    }
}
