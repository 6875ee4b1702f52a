extension ELFFile {
    /// The GNU build ID, found through PT_NOTE; nil when the file has none.
    /// - Throws: `ELFError` when a note leaves its segment.
    public func buildID(in bytes: RawSpan) throws(ELFError) -> [UInt8]? {
        // Overlapping note segments must not cost more than a few times the file's size.
        var budget = 4 * bytes.byteCount
        for segment in segments where segment.type == .note {
            guard let range = bytes.range(at: segment.offset, count: segment.fileSize) else {
                throw ELFError(reason: .outOfBounds(.notes, size: segment.fileSize), offset: segment.offset)
            }
            budget -= range.count
            guard budget >= 0 else { throw ELFError(reason: .tooRepetitive(.notes), offset: segment.offset) }
            if let found = try buildID(range, alignment: segment.alignment == 8 ? 8 : 4, in: bytes) { return found }
        }
        return nil
    }

    private func buildID(_ range: Range<Int>, alignment: Int, in bytes: RawSpan) throws(ELFError) -> [UInt8]? {
        var offset = range.lowerBound
        while range.upperBound - offset >= 12 {
            var fields = FieldReader(encoding, .notes, at: offset)
            let nameSize = Int(try fields.word(bytes))
            let descriptionSize = Int(try fields.word(bytes))
            let type = try fields.word(bytes)
            let nameStart = offset + 12
            // Alignment counts from the start of the segment, which is itself aligned.
            let description = range.lowerBound + (nameStart - range.lowerBound + nameSize).rounded(up: alignment)
            let end = description + descriptionSize
            guard end <= range.upperBound else {
                throw ELFError(reason: .outOfBounds(.notes, size: UInt64(descriptionSize)), offset: UInt64(offset))
            }
            let isGNU = nameSize == 4 && bytes.value(at: nameStart, as: UInt32.self, in: .big) == 0x474E_5500
            if isGNU && type == 3 {
                return bytes.extracting(description..<end).withUnsafeBytes { Array($0) }
            }
            offset = range.lowerBound + (end - range.lowerBound).rounded(up: alignment)
        }
        return nil
    }
}

extension Int {
    /// The next multiple of a power of two.
    fileprivate func rounded(up alignment: Int) -> Int {
        (self + alignment - 1) & ~(alignment - 1)
    }
}
