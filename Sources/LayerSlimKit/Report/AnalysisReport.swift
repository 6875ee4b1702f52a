/// What a layer consists of, as numbers and names: every format renders this value.
///
/// Sizes are bytes. The groups, the kinds and the files each add up to the whole layer, to the byte.
public struct AnalysisReport: Codable, Sendable {
    public static let schemaVersion = 1

    public var schemaVersion = Self.schemaVersion
    public var kind = "analysis"
    public let tool: String
    public let target: String
    public let targetReason: String
    public let tree: Tree
    public let limit: ApplyReport.Limit
    public let roots: Roots
    /// Distributions by name, then what belongs to none, what belongs to several, and the archive's own bytes.
    public let groups: [Group]
    public let kinds: [Kind]
    /// Every file in the order of paths.
    public let files: [File]
    public let savings: Savings
    /// Distributions that require each other, each list by name.
    public let cycles: [[String]]
    /// Distributions that no root requires.
    public let outsideClosure: [String]
    public let findings: [ReportFinding]

    public struct Tree: Codable, Sendable {
        public let path: String
        public let isArchive: Bool
        /// The site root as seen from the layer root.
        public let sitePrefix: String
        /// Unzipped, as Lambda counts them.
        public let bytes: Int
        public let files: Int
        /// The length of the archive that it is or would be; nil where that is not known.
        public let zipped: Int?
    }

    /// What the layer was built for.
    public struct Roots: Codable, Sendable {
        public let source: Source
        /// The requirements file, where that is the source.
        public let file: String?
        public let names: [String]

        public enum Source: String, Codable, Sendable {
            /// The lines of a requirements file.
            case requirements
            /// pip's REQUESTED markers.
            case requested
            /// What no other distribution requires.
            case components
        }
    }

    /// What a group or a kind holds.
    public struct Amount: Codable, Sendable {
        public var files = 0
        public var bytes = 0
        /// Compressed data and headers; nil where that is not known.
        public var zipped: Int?
        /// Bytes in `tests` and `test` folders and `conftest.py`.
        public var tests = 0
        /// Bytes of symbols and debug sections in ELF files that may be stripped.
        public var symbols = 0
        /// Bytes of C, C++ and Cython sources, headers and stubs.
        public var sources = 0
    }

    public struct Group: Codable, Sendable {
        public let bucket: Bucket
        /// The distribution's name, or the folder or module of files that belong to none.
        public let name: String
        public let version: String?
        /// Whether the layer was built for it.
        public let isRoot: Bool
        public let amount: Amount
        /// Bytes that would go if it went: its own and those of all that only it required.
        public let retained: Int?
        public let requires: [String]
        public let requiredBy: [String]

        public enum Bucket: String, Codable, Sendable {
            case distribution, unowned, shared, archive
        }
    }

    public struct Kind: Codable, Sendable {
        /// A kind of files, or `native symbols` for the part of native files that a strip would free.
        public let name: String
        public let files: Int
        public let bytes: Int
        public let zipped: Int?
    }

    public struct File: Codable, Sendable {
        /// From the site root; with `/opt/` in front for files beside it.
        public let path: String
        public let kind: String
        /// Position of its group in `groups`.
        public let group: Int
        public let bytes: Int
        public let zipped: Int?
        public let symbols: Int?
    }
}

extension AnalysisReport {
    /// What a slimmed layer would do without. These overlap: a test may be a native file with symbols.
    public struct Savings: Codable, Sendable {
        public let tests: Tests
        public let symbols: Symbols
        public let sources: Sources
        /// Files with the same content, those with the most spare bytes first.
        public let equalFiles: [EqualGroup]

        public struct Tests: Codable, Sendable {
            public let bytes: Int
            public let files: Int
            /// Folders that are called `tests` or `test`.
            public let folders: Int
        }

        public struct Symbols: Codable, Sendable {
            public let bytes: Int
            public let files: Int
            /// ELF files, with symbols or without.
            public let nativeFiles: Int
        }

        public struct Sources: Codable, Sendable {
            public let bytes: Int
            public let files: Int
        }

        public struct EqualGroup: Codable, Sendable {
            /// Bytes of all copies but one.
            public let spare: Int
            public let paths: [String]
        }
    }
}
