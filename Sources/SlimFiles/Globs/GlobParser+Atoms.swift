extension GlobParser {
    /// Reads `{…,…}`. Every alternative starts in the place before the brace, and the places that they end in merge.
    mutating func parseChoice(depth: Int) throws(GlobError) -> GlobNode {
        let open = index
        guard depth <= Self.deepestBraces else {
            throw GlobError("braces are nested more than \(Self.deepestBraces) deep", at: open..<open + 1)
        }
        let placeBefore = place
        var placeAfter: Place?
        var doubleStar: Range<Int>?
        var alternatives: [[GlobNode]] = []
        repeat {
            index += 1
            place = placeBefore
            alternatives.append(try parseSequence(depth: depth))
            placeAfter = placeAfter == nil || placeAfter == place ? place : .either
            doubleStar = finalDoubleStar ?? doubleStar
            finalDoubleStar = nil
        } while index < pattern.count && pattern[index] == UInt8(ascii: ",")
        guard index < pattern.count else {
            throw GlobError("{ without a }", at: open..<open + 1, hint: #"write \{ for the character"#)
        }
        index += 1
        guard alternatives.contains(where: { !$0.isEmpty }) else {
            throw GlobError("nothing between the braces", at: open..<index)
        }
        place = placeAfter ?? placeBefore
        finalDoubleStar = doubleStar
        return .choice(alternatives)
    }

    /// Reads `**/`, or a `**` that ends the pattern or an alternative.
    mutating func parseDoubleStar() throws(GlobError) -> GlobNode {
        let start = index
        while index < pattern.count && pattern[index] == UInt8(ascii: "*") { index += 1 }
        let range = start..<index
        let next = index < pattern.count ? pattern[index] : nil
        let endsComponent = next.map { [UInt8(ascii: "/"), UInt8(ascii: ","), UInt8(ascii: "}")].contains($0) } ?? true
        guard range.count == 2, place == .componentStart, endsComponent else {
            throw GlobError(
                "** stands for whole components", at: range,
                hint: "write * within a component, or put / on both sides of **")
        }
        if next == UInt8(ascii: "/") {
            index += 1
            return .folders
        }
        place = .insideComponent
        finalDoubleStar = range
        return .everything
    }

    /// Reads `\` and a punctuation character, which loses its meaning, or `\xNN`, a byte.
    mutating func parseEscape() throws(GlobError) -> [UInt8] {
        let start = index
        guard start + 1 < pattern.count else {
            throw GlobError(#"nothing after \"#, at: start..<start + 1, hint: #"write \\ for the character"#)
        }
        let escaped = pattern[start + 1]
        if escaped == UInt8(ascii: "x") {
            let digits = pattern[(start + 2)...].prefix(2)
            guard digits.count == 2, let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16), byte != 0,
                byte != UInt8(ascii: "/")
            else {
                throw GlobError(
                    #"\x takes the two hexadecimal digits of a byte that can stand in a name"#,
                    at: start..<min(start + 4, pattern.count))
            }
            index += 4
            return [byte]
        }
        guard isPunctuation(escaped), escaped != UInt8(ascii: "/") else {
            let length = utf8Character(in: pattern, at: start + 1).length
            throw GlobError(
                #"\ takes away the meaning of a special character, and this is none"#,
                at: start..<start + 1 + length, hint: "write / between folders")
        }
        index += 2
        return [escaped]
    }

    private func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
