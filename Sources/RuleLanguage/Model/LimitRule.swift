/// `limit …`: a number that the result must stay below.
public struct LimitRule: Sendable, Hashable {
    public let metric: Metric
    public let scope: Scope
    /// Never empty.
    public let bounds: [Bound]
    public let combination: Combination
    /// `reserve`: bytes that the function's own code gets; only with `unzipped` of the whole layer.
    public let reserve: ByteAmount?
    /// `warn` after the bounds; a failing limit ends the run with an error.
    public let onlyWarns: Bool

    public enum Metric: String, Sendable, Hashable, CaseIterable {
        case unzipped
        case zipped
        case files
        case largestFile = "largest file"

        /// Files are counted, everything else is bytes.
        public var isCount: Bool { self == .files }
    }

    public enum Scope: Sendable, Hashable {
        case total
        /// `of NAME`: each distribution whose normalised name one of the patterns matches; `*` is any text.
        case distributions([NamePattern])
        /// `of kind …`: files of these kinds together.
        case kinds([String])
        /// `of "…"`: files that one of the patterns matches, together.
        case files([GlobPattern])
    }

    public enum Combination: Sendable, Hashable {
        /// `and`, or a single bound: each must hold.
        case all
        /// `or`: one that holds is enough.
        case any
    }

    public struct Bound: Sendable, Hashable {
        /// `increase`: of the growth against the baseline, not of the value.
        public let isIncrease: Bool
        /// `<=` in place of `<`.
        public let allowsEqual: Bool
        public let amount: Amount
    }

    public enum Amount: Sendable, Hashable {
        case bytes(ByteAmount)
        case count(Int)
        /// In hundredths of a percent; only with `increase`.
        case basisPoints(Int)
    }

    /// The kinds of files that `of kind` knows.
    public static let kinds = [
        "python", "native", "symbols", "tests", "data", "stubs", "sources", "docs", "metadata", "bytecode",
    ]
}

/// A number of bytes, and how it was written.
public struct ByteAmount: Sendable, Hashable {
    public let bytes: Int
    /// Such as `250 MiB`.
    public let text: String
}

/// A normalised distribution name in which `*` stands for any text.
public struct NamePattern: Sendable, Hashable {
    public let text: String

    public func matches(_ name: String) -> Bool {
        let pieces = text.split(separator: "*", omittingEmptySubsequences: false).map { Array($0.utf8) }
        var rest = Array(name.utf8)[...]
        guard let first = pieces.first, rest.starts(with: first) else { return false }
        rest = rest.dropFirst(first.count)
        guard pieces.count > 1, let last = pieces.last else { return rest.isEmpty }
        for piece in pieces.dropFirst().dropLast() {
            while !rest.starts(with: piece) {
                guard !rest.isEmpty else { return false }
                rest = rest.dropFirst()
            }
            rest = rest.dropFirst(piece.count)
        }
        return rest.suffix(last.count).elementsEqual(last)
    }
}
