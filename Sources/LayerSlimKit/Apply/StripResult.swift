public import SlimFiles
public import SystemPackage

/// What came of stripping one file.
public struct StripResult: Sendable {
    /// Index into the tree's files.
    public let file: Int
    public let outcome: Outcome
    /// Tools whose result was refused, in the order in which they were tried.
    public let refusals: [Refusal]

    public enum Outcome: Sendable {
        case stripped(FilePath, size: Int, digest: SHA256Digest, tool: StripTool)
        /// No tool gave a result that loads and is smaller: the original stays.
        case putBack
    }

    public struct Refusal: Sendable, Hashable {
        public let tool: StripTool
        /// One line: what the tool said, or how its result differs.
        public let reason: String
        /// Whether the result would not have been the same program, as opposed to not being smaller.
        public let isUnsafe: Bool
    }

    /// Bytes of the file as it is now, nil where the original stays.
    public var newSize: Int? {
        if case .stripped(_, let size, _, _) = outcome { size } else { nil }
    }
}
