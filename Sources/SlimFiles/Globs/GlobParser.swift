/// Reads a pattern into nodes.
struct GlobParser {
    /// What an atom follows: the start of a component, the middle of one, or one or the other after `{a/,b}`.
    enum Place { case componentStart, insideComponent, either }

    /// Deeper braces than this are an error, so that no pattern can exhaust the stack.
    static let deepestBraces = 32

    let pattern: [UInt8]
    var index = 0
    var place = Place.componentStart
    /// A `**` that must be the last thing in the pattern.
    var finalDoubleStar: Range<Int>?

    init(_ text: String) {
        pattern = Array(text.utf8)
    }

    mutating func parse() throws(GlobError) -> [GlobNode] {
        guard !pattern.isEmpty else { throw GlobError("an empty pattern selects nothing", at: 0..<0) }
        try refuseDotComponents()
        let nodes = try parseSequence(depth: 0)
        guard index == pattern.count else {
            throw GlobError("} without a {", at: index..<index + 1, hint: #"write \} for the character"#)
        }
        guard place == .insideComponent else { throw folderError() }
        return nodes
    }

    /// Reads up to the end, or inside braces up to `,` or `}`, which stays unread.
    mutating func parseSequence(depth: Int) throws(GlobError) -> [GlobNode] {
        var nodes: [GlobNode] = []
        var literal: [UInt8] = []
        while index < pattern.count {
            let byte = pattern[index]
            if byte == UInt8(ascii: "}") || depth > 0 && byte == UInt8(ascii: ",") { break }
            try refuseAtomAfterDoubleStar()
            if let bytes = try parseLiteral() {
                literal += bytes
                continue
            }
            if !literal.isEmpty { nodes.append(.literal(literal)) }
            literal = []
            nodes.append(try parseSpecial(depth: depth))
        }
        if !literal.isEmpty { nodes.append(.literal(literal)) }
        return nodes
    }

    /// Reads one literal character, or nothing where the next one is special.
    private mutating func parseLiteral() throws(GlobError) -> [UInt8]? {
        let byte = pattern[index]
        switch byte {
        case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "{"):
            return nil
        case UInt8(ascii: "\\"):
            place = .insideComponent
            return try parseEscape()
        case UInt8(ascii: "/"):
            try refuseEmptyComponent()
            place = .componentStart
        default:
            place = .insideComponent
        }
        index += 1
        return [byte]
    }

    private mutating func parseSpecial(depth: Int) throws(GlobError) -> GlobNode {
        switch pattern[index] {
        case UInt8(ascii: "{"): return try parseChoice(depth: depth + 1)
        case UInt8(ascii: "*") where index + 1 < pattern.count && pattern[index + 1] == UInt8(ascii: "*"):
            return try parseDoubleStar()
        case UInt8(ascii: "["):
            place = .insideComponent
            return .set(try parseSet())
        case UInt8(ascii: "?"):
            place = .insideComponent
            index += 1
            return .character
        default:
            place = .insideComponent
            index += 1
            return .star
        }
    }
}
