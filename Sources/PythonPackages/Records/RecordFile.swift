/// The RECORD of a distribution: its files with hash and size, as lines of CSV (PEP 376, PEP 427).
///
/// Every line keeps its bytes, so that a line which does not change can be written back as it was.
public struct RecordFile: Sendable {
    public struct Entry: Sendable, Hashable {
        /// The path as it is written, unquoted. It may be anything, also absolute or outside of the tree.
        public let path: [UInt8]
        /// The hash; nil where the line has none, as that of RECORD itself.
        public let hash: Hash?
        /// Bytes; nil where the line has no size, or none that can be read.
        public let size: UInt64?
        /// The bytes of the line with its end.
        let line: Range<Int>
        /// The bytes of the path with its quotes.
        let pathField: Range<Int>

        /// What the path means in the tree.
        public var location: RecordLocation { RecordLocation(path: path) }
    }

    /// A hash as RECORD writes it.
    public struct Hash: Sendable, Hashable {
        /// Such as `sha256`.
        public let algorithm: String
        /// The digest in URL-safe base64 without padding.
        public let value: String

        public init(algorithm: String, value: String) {
            self.algorithm = algorithm
            self.value = value
        }
    }

    /// One for each line that names a file, in the order of the file.
    public let entries: [Entry]
    let bytes: [UInt8]
}
