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
    private let compiled: CompiledGlob

    public init(parsing text: String) throws(GlobError) {
        var parser = GlobParser(text)
        self.compiled = CompiledGlob(try parser.parse())
        self.text = text
    }

    /// Whether the pattern matches the whole path.
    ///
    /// - Complexity: at most the length of the path times that of the pattern.
    public func matches(_ path: BytePath) -> Bool {
        compiled.matches(path.bytes)
    }

    /// The one path that the pattern matches, where it has no wildcard.
    public var literalPath: BytePath? {
        compiled.literal.map { BytePath(bytes: $0) }
    }
}

extension Glob: Hashable {
    public static func == (left: Glob, right: Glob) -> Bool { left.text == right.text }

    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Glob: CustomStringConvertible {
    public var description: String { text }
}
