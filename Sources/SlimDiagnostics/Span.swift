/// A range of bytes in a source text; empty where something is missing.
public struct Span: Hashable, Sendable {
    /// Offset of the first byte.
    public let start: Int
    /// Offset after the last byte; never below `start`.
    public let end: Int

    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = max(start, end)
    }

    public var isEmpty: Bool { start == end }

    public var range: Range<Int> { start..<end }

    /// The smallest span that covers both.
    public func joined(with other: Span) -> Span {
        Span(min(start, other.start), max(end, other.end))
    }
}
