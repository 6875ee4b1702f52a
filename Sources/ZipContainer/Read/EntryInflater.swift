/// Gives entries' contents piece by piece, and checks them against their declared sizes and CRCs. Nothing beyond the declared
/// size comes out, whatever the data would inflate to.
struct EntryInflater: ~Copyable {
    private let file: RandomAccessFile
    private let stream: ZlibStream
    private let input: PageBuffer
    private let output: PageBuffer
    private var entry: ZipEntry?
    /// The part of `input` that is not yet inflated.
    private var pending: Range<Int> = 0..<0
    /// Bytes of the entry's data read so far.
    private var readCount: UInt64 = 0
    /// Bytes of content given so far.
    private var givenCount: UInt64 = 0
    private var crc: UInt32 = 0
    private var isEnded = false

    /// - Parameter pieceSize: the largest number of bytes that is read or inflated at a time.
    /// - Throws: `ZipReadError.outOfMemory`.
    init(_ file: RandomAccessFile, pieceSize: Int = 256 << 10) throws(ZipReadError) {
        guard let stream = ZlibStream(inflating: ()), let input = PageBuffer(count: pieceSize),
            let output = PageBuffer(count: pieceSize)
        else { throw ZipReadError(.outOfMemory) }
        self.file = file
        self.stream = stream
        self.input = input
        self.output = output
    }

    /// Turns to the beginning of an entry.
    ///
    /// - Throws: `ZipReadError` with `.encrypted`, `.unknownMethod` or `.wrongSize`.
    mutating func start(_ entry: ZipEntry) throws(ZipReadError) {
        if entry.isEncrypted { throw entry.error(.encrypted) }
        if case .other(let number) = entry.method { throw entry.error(.unknownMethod(number)) }
        if entry.method == .stored, entry.size != entry.compressedSize {
            throw entry.error(.wrongSize(declared: entry.size))
        }
        guard stream.reset() else { throw ZipReadError(.outOfMemory) }
        self.entry = entry
        pending = 0..<0
        readCount = 0
        givenCount = 0
        crc = 0
        isEnded = false
    }

    /// The next piece, valid until the next call; nil after the last, once size and CRC are right.
    ///
    /// - Throws: `ZipReadError` with `.badData`, `.wrongSize`, `.wrongChecksum`, `.truncated` or `.io`.
    mutating func next() throws(ZipReadError) -> UnsafeRawBufferPointer? {
        guard let entry else { return nil }
        let piece = entry.method == .stored ? try readStored(entry) : try inflate(entry)
        givenCount += UInt64(piece.count)
        guard givenCount <= entry.size else { throw entry.error(.wrongSize(declared: entry.size)) }
        guard piece.isEmpty else {
            crc = crc32(piece, after: crc)
            return piece
        }
        self.entry = nil
        guard givenCount == entry.size else { throw entry.error(.wrongSize(declared: entry.size)) }
        guard crc == entry.crc else { throw entry.error(.wrongChecksum) }
        return nil
    }

    private mutating func readStored(_ entry: ZipEntry) throws(ZipReadError) -> UnsafeRawBufferPointer {
        let count = try fill(input.bytes, from: entry)
        return UnsafeRawBufferPointer(rebasing: input.bytes[..<count])
    }

    /// Empty at the end of the stream, which must be that of the data.
    private mutating func inflate(_ entry: ZipEntry) throws(ZipReadError) -> UnsafeRawBufferPointer {
        while !isEnded {
            if pending.isEmpty { pending = 0..<(try fill(input.bytes, from: entry)) }
            let data = UnsafeRawBufferPointer(rebasing: input.bytes[pending])
            let step = stream.inflate(data, into: output.bytes, finishing: readCount == entry.compressedSize)
            pending = (pending.lowerBound + step.read)..<pending.upperBound
            isEnded = step.status == .ended
            let hasStopped = step.read == 0 && step.written == 0 && !isEnded
            if step.status == .failed || hasStopped { throw entry.error(.badData) }
            if isEnded, !pending.isEmpty || readCount < entry.compressedSize { throw entry.error(.badData) }
            if step.written > 0 { return UnsafeRawBufferPointer(rebasing: output.bytes[..<step.written]) }
        }
        return UnsafeRawBufferPointer(start: nil, count: 0)
    }

    /// Reads on in the entry's data; 0 at its end.
    private mutating func fill(
        _ buffer: UnsafeMutableRawBufferPointer, from entry: ZipEntry
    ) throws(ZipReadError) -> Int {
        let count = Int(min(UInt64(buffer.count), entry.compressedSize - readCount))
        try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]), at: entry.dataOffset + readCount)
        readCount += UInt64(count)
        return count
    }
}

extension ZipEntry {
    func error(_ problem: ZipReadError.Problem) -> ZipReadError {
        ZipReadError(problem, name: name, offset: headerOffset)
    }
}
