/// What can be said of a path by comparing bytes, before the automaton runs.
struct GlobFilter: Sendable {
    enum Verdict { case match, noMatch, undecided }

    /// What every matching path starts with.
    let prefix: [UInt8]
    /// What every matching path ends in.
    let suffix: [UInt8]
    /// The longest text that every matching path holds somewhere.
    let infix: [UInt8]
    /// The pattern is ``prefix`` and nothing else.
    let isWholePattern: Bool

    init(_ nodes: [GlobNode]) {
        let literals = nodes.map { node -> [UInt8] in
            if case .literal(let bytes) = node { bytes } else { [] }
        }
        prefix = literals.first ?? []
        suffix = literals.last ?? []
        infix = literals.max { $0.count < $1.count } ?? []
        isWholePattern = nodes.count == 1 && !prefix.isEmpty
    }

    func verdict(on path: [UInt8]) -> Verdict {
        if isWholePattern { return path == prefix ? .match : .noMatch }
        let mayMatch = path.withUnsafeBufferPointer { path in
            path.holds(prefix, at: 0) && path.holds(suffix, at: path.count - suffix.count) && path.holds(infix)
        }
        return mayMatch ? .undecided : .noMatch
    }
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
