/// A pattern over whole paths, from the site root.
///
/// | written  | matches                                                                        |
/// |----------|--------------------------------------------------------------------------------|
/// | `*`      | any characters within one component, none too; a leading dot is not special     |
/// | `?`      | one character, not `/`                                                         |
/// | `[a-z]`  | one of these characters; `[!a-z]` and `[^a-z]` one of the others, not `/`      |
/// | `{a,b}`  | either; may be nested, hold other wildcards, and be empty: `{,.*}`             |
/// | `**/`    | no folder, one or several                                                      |
/// | `**`     | at the end: everything below                                                   |
/// | `\*`     | the character itself, for every punctuation character of ASCII                 |
/// | `\xNN`   | one byte, for names that are not UTF-8                                         |
///
/// Everything else stands for its own bytes: case matters, and `é` in one Unicode form does not match the other. A
/// character is one well-formed UTF-8 sequence; a byte that is part of none counts as one character.
public struct Glob: Sendable {
    /// The pattern as written.
    public let text: String
    private let compiled: Compiled

    /// One reference, so that a glob is cheap to copy.
    private final class Compiled: Sendable {
        let filter: GlobFilter
        let program: GlobProgram

        init(_ nodes: [GlobNode]) {
            filter = GlobFilter(nodes)
            program = GlobProgram(nodes)
        }
    }

    public init(parsing text: String) throws(GlobError) {
        var parser = GlobParser(text)
        self.compiled = Compiled(try parser.parse())
        self.text = text
    }

    /// Whether the pattern matches the whole path.
    ///
    /// - Complexity: at most the length of the path times that of the pattern.
    public func matches(_ path: BytePath) -> Bool {
        switch compiled.filter.verdict(on: path.bytes) {
        case .match: true
        case .noMatch: false
        case .undecided: compiled.program.matches(path.bytes)
        }
    }

    /// The one path that the pattern matches, where it has no wildcard.
    public var literalPath: BytePath? {
        compiled.filter.isWholePattern ? BytePath(bytes: compiled.filter.prefix) : nil
    }
}

extension Glob: Hashable {
    public static func == (left: Glob, right: Glob) -> Bool { left.text == right.text }

    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Glob: CustomStringConvertible {
    public var description: String { text }
}
