/// What can be said of a path by comparing bytes, before the automaton runs.
struct GlobFilter: Sendable {
    /// What every matching path starts with.
    let prefix: [UInt8]
    /// Every matching path ends in one of these.
    let suffixes: [[UInt8]]
    /// The longest text that every matching path holds between the two.
    let infix: [UInt8]

    init(_ nodes: [GlobNode]) {
        prefix = nodes.first?.literal ?? []
        suffixes = possibleSuffixes(of: nodes)
        infix = nodes.dropFirst().dropLast().compactMap(\.literal).max { $0.count < $1.count } ?? []
    }

    /// False only where the pattern cannot match.
    func mayMatch(_ path: [UInt8]) -> Bool {
        path.withUnsafeBufferPointer { path in
            path.holds(prefix, at: 0) && suffixes.contains { path.holds($0, at: path.count - $0.count) }
                && path.holds(infix)
        }
    }
}

/// The texts that the pattern can end in, as far back as they are few: `.c` and `.h` for `*.{c,h}`.
private func possibleSuffixes(of nodes: [GlobNode]) -> [[UInt8]] {
    let most = 64
    var suffixes: [[UInt8]] = [[]]
    for node in nodes.reversed() {
        let texts: [[UInt8]]
        switch node {
        case .literal(let bytes): texts = [bytes]
        case .choice(let alternatives):
            texts = alternatives.compactMap { alternative in
                if alternative.isEmpty { return [] }
                guard alternative.count == 1, case .literal(let bytes) = alternative[0] else { return nil }
                return bytes
            }
            guard texts.count == alternatives.count else { return suffixes }
        case .set(let set):
            guard let characters = set.asciiCharacters else { return suffixes }
            texts = characters.map { [$0] }
        case .character, .star, .folders, .everything: return suffixes
        }
        guard texts.count * suffixes.count <= most else { return suffixes }
        suffixes = texts.flatMap { text in suffixes.map { text + $0 } }
    }
    return suffixes
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func holds(_ text: [UInt8], at start: Int) -> Bool {
        guard start >= 0, start + text.count <= count else { return false }
        for index in text.indices where self[start + index] != text[index] { return false }
        return true
    }

    fileprivate func holds(_ text: [UInt8]) -> Bool {
        guard let first = text.first else { return true }
        guard count >= text.count else { return false }
        for start in 0...(count - text.count) where self[start] == first && holds(text, at: start) { return true }
        return false
    }
}
