extension Tokenizer {
    /// Checks the letters of a name that has other than ASCII ones in it.
    /// - Returns: a failure, or nil for a good name.
    mutating func checkName(_ range: Range<Int>) -> Token? {
        var decoder = UTF8()
        var bytes = UnsafeBufferPointer(rebasing: source[range]).makeIterator()
        var offset = range.lowerBound
        while case .scalarValue(let scalar) = decoder.decode(&bytes) {
            let isFirst = offset == range.lowerBound
            let properties = scalar.properties
            guard scalar == "_" || (isFirst ? properties.isXIDStart : properties.isXIDContinue) else {
                return fail(at: offset, "U+\(hexadecimal(scalar.value)) cannot be part of a name")
            }
            offset += UTF8.width(scalar)
        }
        return nil
    }
}
