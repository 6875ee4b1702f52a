public import SystemPackage

extension ZipArchive {
    /// An entry's content, checked against its declared size and CRC.
    ///
    /// - Parameter limit: the largest declared size in bytes that is read.
    public func read(_ entry: ZipEntry, limit: UInt64 = 1 << 30) throws(ZipReadError) -> [UInt8] {
        guard entry.size <= limit else { throw entry.error(.tooLarge(declared: entry.size, limit: limit)) }
        var inflater = try EntryInflater(file)
        try inflater.start(entry)
        var content: [UInt8] = []
        // A lie about the size must not allocate more than the data can hold.
        if !entry.declaresImpossibleSize { content.reserveCapacity(Int(entry.size)) }
        while let piece = try inflater.next() { content.append(contentsOf: piece) }
        return content
    }

    /// The first bytes of an entry's content, as many as there are up to `count`. No more is inflated than it takes, and no
    /// checksum is compared.
    public func prefix(of entry: ZipEntry, count: Int) throws(ZipReadError) -> [UInt8] {
        var inflater = try EntryInflater(file, pieceSize: max(count, 512))
        try inflater.start(entry)
        var content: [UInt8] = []
        while content.count < count, let piece = try inflater.next() { content.append(contentsOf: piece) }
        return Array(content.prefix(count))
    }

    /// Hands an entry's content to `body` piece by piece and checks it against its declared size and CRC. Pieces in front of an
    /// error have been handed out when it is thrown.
    ///
    /// - Throws: `ZipReadError`, or what `body` throws.
    public func stream(_ entry: ZipEntry, to body: (UnsafeRawBufferPointer) throws -> Void) throws {
        var inflater = try EntryInflater(file)
        try inflater.start(entry)
        while let piece = try inflater.next() { try body(piece) }
    }

    /// Writes an entry's content to a file, from its current position on.
    ///
    /// - Throws: `ZipReadError`, or `Errno` where the file cannot be written.
    public func extract(_ entry: ZipEntry, to file: FileDescriptor) throws {
        try stream(entry) { try file.writeAll($0) }
    }
}
