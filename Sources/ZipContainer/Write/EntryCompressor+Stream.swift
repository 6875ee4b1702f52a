import SlimFiles
import SystemPackage

/// Files too large to be held in memory: zlib takes them piece by piece.
extension EntryCompressor {
    /// - Throws: `ZipWriteError`.
    func stream(
        _ file: borrowing SourceFile, of entry: ZipEntrySource, at index: Int
    ) throws(ZipWriteError) -> CompressedEntry {
        guard let deflater = ZlibStream(deflatingAt: options.streamLevel) else {
            throw ZipWriteError.outOfMemory(entry.path)
        }
        // The data is kept only where it is smaller than the content, so this is room enough.
        let place = spool?.reserve(entry.size)
        var compressedSize: UInt64 = 0
        let content = try forEachPiece(of: file) { (piece, isLast) throws(ZipWriteError) in
            var rest = piece
            var isPending = true
            while isPending {
                let step = deflater.deflate(rest, into: output.bytes, finishing: isLast)
                guard step.status != .failed else { throw ZipWriteError.outOfMemory(entry.path) }
                rest = UnsafeRawBufferPointer(rebasing: rest[step.read...])
                let data = UnsafeRawBufferPointer(rebasing: output.bytes[..<step.written])
                if let place, compressedSize + UInt64(data.count) < entry.size {
                    try spool?.write(data, to: place, at: compressedSize)
                }
                compressedSize += UInt64(data.count)
                isPending = step.status == .going && (isLast || data.count == output.bytes.count || !rest.isEmpty)
            }
            options.progress?(UInt64(piece.count))
        }
        if compressedSize < entry.size {
            return CompressedEntry(
                index: index, content: content, method: .deflate, compressedSize: compressedSize, place: place)
        }
        if let place { try copy(file, as: content, to: place) }
        return CompressedEntry(
            index: index, content: content, method: .stored, compressedSize: content.size, place: place)
    }

    /// Reads the file a second time, because deflate did not help. It must hold the same bytes as the first time.
    private func copy(
        _ file: borrowing SourceFile, as first: ContentFingerprint, to place: Spool.Place
    ) throws(ZipWriteError) {
        var end: UInt64 = 0
        let second = try forEachPiece(of: file) { (piece, _) throws(ZipWriteError) in
            try spool?.write(piece, to: place, at: end)
            end += UInt64(piece.count)
        }
        guard second.crc == first.crc else { throw file.changed(found: nil) }
    }

    /// Hands the file's bytes to `body`, a buffer at a time and the last piece marked, and returns their fingerprint.
    private func forEachPiece(
        of file: borrowing SourceFile,
        _ body: (_ piece: UnsafeRawBufferPointer, _ isLast: Bool) throws(ZipWriteError) -> Void
    ) throws(ZipWriteError) -> ContentFingerprint {
        var content = try ContentHasher()
        var isLast = false
        while !isLast {
            let count = try file.read(into: input.bytes, at: content.size)
            isLast = count < input.bytes.count
            let piece = UnsafeRawBufferPointer(rebasing: input.bytes[..<count])
            try content.update(piece)
            guard content.size <= file.size else { throw file.changed(found: content.size) }
            try body(piece, isLast)
        }
        guard content.size == file.size else { throw file.changed(found: content.size) }
        return try content.finish()
    }
}
