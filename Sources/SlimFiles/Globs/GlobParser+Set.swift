extension GlobParser {
    /// Reads `[…]`: characters and ranges, all others after `!` or `^`. A `]` that comes first and a `-` at either end
    /// stand for themselves.
    mutating func parseSet() throws(GlobError) -> GlobCharacterSet {
        let open = index
        var set = GlobCharacterSet()
        index += 1
        if index < pattern.count, pattern[index] == UInt8(ascii: "!") || pattern[index] == UInt8(ascii: "^") {
            set.isNegated = true
            index += 1
        }
        var isFirst = true
        while index < pattern.count, isFirst || pattern[index] != UInt8(ascii: "]") {
            isFirst = false
            let start = index
            let low = try parseSetUnit()
            guard index + 1 < pattern.count, pattern[index] == UInt8(ascii: "-"),
                pattern[index + 1] != UInt8(ascii: "]")
            else {
                set.ranges.append(low...low)
                continue
            }
            index += 1
            let high = try parseSetUnit()
            guard low <= high else {
                throw GlobError("the range runs backwards", at: start..<index)
            }
            set.ranges.append(low...high)
        }
        guard index < pattern.count else {
            throw GlobError("[ without a ]", at: open..<open + 1, hint: #"write \[ for the character"#)
        }
        index += 1
        return set
    }

    private mutating func parseSetUnit() throws(GlobError) -> GlobUnit {
        let start = index
        let byte = pattern[index]
        if byte == UInt8(ascii: "\\") {
            return GlobUnit.stray(try parseEscape()[0])
        }
        if byte == UInt8(ascii: "/") {
            throw GlobError(
                "/ cannot stand between [ and ]: a set takes one character of a name", at: start..<start + 1)
        }
        if byte == UInt8(ascii: "["), start + 1 < pattern.count, [0x3A, 0x2E, 0x3D].contains(pattern[start + 1]) {
            throw GlobError(
                "named classes are not supported", at: start..<start + 2,
                hint: #"list the characters, [0-9]; \[ is [ itself"#)
        }
        let (unit, length) = GlobUnit.read(pattern, at: index)
        index += length
        return unit
    }
}
