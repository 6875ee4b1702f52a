/// Reads zero-terminated strings from one table.
///
/// Tables share tails between strings, so a hostile one can name the same long string in each of a million entries.
/// The bytes that one table hands out are therefore limited to a small multiple of its size.
struct StringTable {
    private let structure: ELFStructure
    /// The table's bytes in the file.
    let range: Range<Int>
    private var budget: Int

    /// - Throws: `ELFError` when the table leaves the file.
    init(_ structure: ELFStructure, at offset: UInt64, size: UInt64, in bytes: RawSpan) throws(ELFError) {
        guard let range = bytes.range(at: offset, count: size) else {
            throw ELFError(reason: .outOfBounds(structure, size: size), offset: offset)
        }
        self.structure = structure
        self.range = range
        budget = 1_048_576 + 16 * range.count
    }

    /// The string at an offset from the start of the table, as UTF-8 with repairs.
    mutating func string(at offset: UInt64, in bytes: RawSpan) throws(ELFError) -> String {
        let range = try stringRange(at: offset, in: bytes)
        return bytes.extracting(range).withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// The hash of the string at an offset, as `LinkedSymbols` has it.
    mutating func hash(at offset: UInt64, in bytes: RawSpan) throws(ELFError) -> UInt64 {
        let range = try stringRange(at: offset, in: bytes)
        return bytes.extracting(range).withUnsafeBytes { LinkedSymbols.hash($0) }
    }

    /// Where in the file the string at an offset from the start of the table lies, its zero not counted.
    private mutating func stringRange(at offset: UInt64, in bytes: RawSpan) throws(ELFError) -> Range<Int> {
        guard offset < UInt64(range.count) else {
            throw ELFError(reason: .outOfBounds(structure, size: offset), offset: UInt64(range.lowerBound))
        }
        let start = range.lowerBound + Int(offset)
        guard let end = bytes.firstZero(in: start..<range.upperBound) else {
            throw ELFError(reason: .unterminatedString(structure), offset: UInt64(start))
        }
        budget -= end - start + 1
        guard budget >= 0 else { throw ELFError(reason: .tooRepetitive(structure), offset: UInt64(start)) }
        return start..<end
    }
}

extension RawSpan {
    /// The offset of the first zero byte in a range that is within bounds.
    func firstZero(in range: Range<Int>) -> Int? {
        var offset = range.lowerBound
        while offset < range.upperBound {
            if unsafeLoad(fromByteOffset: offset, as: UInt8.self) == 0 { return offset }
            offset += 1
        }
        return nil
    }
}
