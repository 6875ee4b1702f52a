public import SlimFiles

/// What own limits are judged by: the sizes of a layer, wherever they are known from.
public struct LimitSubject: Sendable {
    public let total: Figures
    public let distributions: [Distribution]
    /// Files of the site root; nil where nothing lists them.
    public let files: [File]?

    public init(total: Figures, distributions: [Distribution], files: [File]?) {
        self.total = total
        self.distributions = distributions
        self.files = files
    }

    /// What limits look at; what is not known is nil.
    public struct Figures: Sendable {
        /// Unzipped.
        public let bytes: Int
        public let files: Int?
        /// In bytes.
        public let zipped: Int?
        /// Bytes of the largest file.
        public let largest: Int?

        public init(bytes: Int, files: Int?, zipped: Int?, largest: Int?) {
            self.bytes = bytes
            self.files = files
            self.zipped = zipped
            self.largest = largest
        }
    }

    public struct Distribution: Sendable {
        public let name: String
        public let figures: Figures

        public init(name: String, figures: Figures) {
            self.name = name
            self.figures = figures
        }
    }

    public struct File: Sendable {
        /// From the site root.
        public let path: BytePath
        public let kind: String
        public let bytes: Int
        public let zipped: Int?
        /// Bytes of symbols and debug sections, a part of `bytes`.
        public let symbols: Int

        public init(path: BytePath, kind: String, bytes: Int, zipped: Int?, symbols: Int) {
            self.path = path
            self.kind = kind
            self.bytes = bytes
            self.zipped = zipped
            self.symbols = symbols
        }
    }
}

extension LimitSubject.Figures {
    /// Those of several files together.
    ///
    /// - Parameter isZipped: whether zipped bytes are known at all.
    public init(_ files: some Collection<LimitSubject.File>, isZipped: Bool) {
        self.init(
            bytes: files.reduce(0) { $0 + $1.bytes }, files: files.count,
            zipped: isZipped ? files.reduce(0) { $0 + ($1.zipped ?? 0) } : nil,
            largest: files.map(\.bytes).max() ?? 0)
    }

    static let none = Self(bytes: 0, files: 0, zipped: 0, largest: 0)
}
