/// A pattern made ready to match: cheap comparisons first, and the automaton for what they leave open.
///
/// A class, so that a glob is one reference and cheap to copy.
final class CompiledGlob: Sendable {
    /// Where in a path the automaton starts.
    private enum Start {
        case beginning
        /// `**/x`, where `x` takes no `/`, is about the last component only.
        case lastComponent
        /// The literal that the pattern starts with is compared by the filter. Its length in bytes.
        case afterPrefix(Int)
    }

    /// The only path that matches, for a pattern without wildcards.
    let literal: [UInt8]?
    private let filter: GlobFilter
    private let start: Start
    private let program: GlobProgram

    init(_ nodes: [GlobNode]) {
        literal = nodes.count == 1 ? nodes.first?.literal : nil
        filter = GlobFilter(nodes)
        if case .folders = nodes.first, !nodes.dropFirst().contains(where: \.mayTakeSlash) {
            start = .lastComponent
        } else if let prefix = nodes.first?.literal, String(validating: prefix, as: UTF8.self) != nil {
            // Half a character is left to the automaton, which knows where characters start.
            start = .afterPrefix(prefix.count)
        } else {
            start = .beginning
        }
        if case .beginning = start {
            program = GlobProgram(nodes[...])
        } else {
            program = GlobProgram(nodes.dropFirst())
        }
    }

    func matches(_ path: [UInt8]) -> Bool {
        if let literal { return path == literal }
        guard filter.mayMatch(path) else { return false }
        switch start {
        case .beginning: return program.matches(path, from: 0)
        case .afterPrefix(let length): return program.matches(path, from: length)
        case .lastComponent:
            let slash = path.lastIndex(of: UInt8(ascii: "/"))
            return program.matches(path, from: slash.map { $0 + 1 } ?? 0)
        }
    }
}
