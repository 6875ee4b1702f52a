/// Why a version, specifier, marker, requirement or metadata file cannot be read, and where.
public struct PackagingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, without the place.
    public let message: String
    /// What to write instead, where it can be guessed, such as `write >=2.2,<2.3`.
    public let hint: String?
    /// The start of the faulty part: bytes of UTF-8 from the start of the parsed text.
    public let utf8Offset: Int
    /// The length of the faulty part in bytes of UTF-8; 0 where something is missing.
    public let utf8Length: Int

    public init(_ message: String, at range: Range<Int>, hint: String? = nil) {
        self.message = message
        self.hint = hint
        utf8Offset = range.lowerBound
        utf8Length = range.count
    }

    public var description: String {
        hint.map { "\(message) (\($0))" } ?? message
    }
}
