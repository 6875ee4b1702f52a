/// Why a text is no glob, and where in it.
public struct GlobError: Error, Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        /// The pattern ends in `/`, or can: it names folders, and a glob selects files.
        case namesFolder
        case malformed
    }

    public let kind: Kind
    /// Where the fault starts, in UTF-8 bytes of the pattern.
    public let offset: Int
    /// In UTF-8 bytes; 0 at the end of the pattern.
    public let length: Int
    /// What is wrong: a sentence without a capital or a full stop.
    public let message: String
    /// What to write instead, where that can be guessed.
    public let hint: String?

    init(_ message: String, at range: Range<Int>, kind: Kind = .malformed, hint: String? = nil) {
        self.kind = kind
        self.offset = range.lowerBound
        self.length = range.count
        self.message = message
        self.hint = hint
    }
}
