/// What is known about one thing in a layer, or no longer in it: every format renders this value.
public struct WhyAnswer: Codable, Sendable {
    public static let schemaVersion = 1

    public var schemaVersion = Self.schemaVersion
    public var kind = "why"
    public let tool: String
    /// The tree or zip.
    public let layer: String
    public let target: String
    /// What was asked about, without the words of a log line around it.
    public let subject: String
    public let state: State
    /// Unzipped bytes of the layer.
    public let bytes: Int
    public var distribution: DistributionFacts?
    /// The files that were asked about, where they are in the layer.
    public var files: [FileFacts] = []
    public var folder: FolderFacts?
    public var removal: RemovalFacts?
    /// Kept Python source that imports it.
    public var importedBy: [Site] = []
    /// Top-level modules that import it when they are imported, each with the modules on the way: `healpy`,
    /// `healpy.fitsfunc`, `astropy`.
    public var reachedFrom: [[String]] = []
    /// Distributions that went with it, where it is one that a rule took as a whole.
    public var removedTogether: [String] = []
    /// Kept distributions that require it, where it is one that is gone.
    public var requiredBy: [String] = []
    /// Kept files that link to it and do not find it.
    public var linkedBy: [String] = []

    public enum State: String, Codable, Sendable {
        case present
        case removed
        /// In the tree, and the rules that were given would take it.
        case planned
        /// Not in the layer; the Lambda runtime brings it.
        case runtime
    }

    public struct Site: Codable, Sendable, Hashable {
        public let path: String
        /// Counted from 1.
        public let line: Int
        /// `module`, `function`, `guarded`, `type-checking` or `lazy`.
        public let context: ImportSite.Context
    }

    public struct DistributionFacts: Codable, Sendable {
        public let name: String
        public let version: String
        /// Whether the layer was built for it.
        public let isRoot: Bool
        public let bytes: Int
        public let files: Int
        /// Its largest files, at most five.
        public let largest: [SizedFile]
        /// Unzipped bytes before the layer was slimmed; nil where no manifest says it.
        public let before: Int?
        /// Bytes that would go if it went: its own and those of all that only it requires.
        public let retained: Int
        /// What would go with it.
        public let goesWith: [String]
        /// Who requires it, and who requires those; each once, in the order of a tree.
        public let requiredBy: [Requirer]
        public let requires: [Requirement]
        /// What rules took of it, the largest first.
        public let taken: [Taken]
    }

    public struct SizedFile: Codable, Sendable {
        public let path: String
        public let bytes: Int
    }

    public struct Requirer: Codable, Sendable {
        public let name: String
        public let version: String
        public let isRoot: Bool
        /// What it requires, as its METADATA has it.
        public let requirement: String
        /// 0 for those that require the subject itself.
        public let depth: Int
    }

    public struct Requirement: Codable, Sendable {
        /// The requirement as METADATA has it.
        public let text: String
        public let name: String
        /// nil where it is not in the layer.
        public let version: String?
        public let bytes: Int
    }

    public struct Taken: Codable, Sendable {
        public let rule: Rule
        public let bytes: Int
        public let files: Int
    }

    public struct Rule: Codable, Sendable, Hashable {
        /// `as NAME`.
        public let name: String?
        /// `file:line`.
        public let place: String
        public let text: String
        public let because: String?
        public let loses: [String]
        /// The program that its file came with; nil for a user's own file, and where that is not known.
        public let tool: String?
        /// SHA-256 of the file; nil where that is not known.
        public let sha256: String?
    }

    public struct FileFacts: Codable, Sendable {
        public let path: String
        public let bytes: Int
        public let kind: String
        /// The distribution that owns it, or several; empty where none does.
        public let owners: [String]
        public let patchedBy: Rule?
        /// Bytes before a strip; nil where it was not stripped.
        public let unstripped: Int?
        /// Why a strip was put back.
        public let putBack: String?
        /// Libraries that it links to.
        public let needs: [String]
        /// Files that link to it.
        public let neededBy: [String]
    }

    /// A folder that is there, wholly or in part.
    public struct FolderFacts: Codable, Sendable {
        public let path: String
        public let bytes: Int
        public let files: Int
        public let owners: [String]
        /// What rules took of it, the largest first.
        public let taken: [Taken]
    }

    public struct RemovalFacts: Codable, Sendable {
        public let files: [String]
        /// What they would take up in the layer.
        public let bytes: Int
        /// nil where only the absence is known.
        public let rule: Rule?
        /// What each rule took, where several did.
        public let taken: [Taken]
        /// What brings it back.
        public let waysBack: [Option]

        public struct Option: Codable, Sendable {
            public let line: String
            /// Bytes that the layer would grow by.
            public let bytes: Int
            /// Bytes that would be left below Lambda's limit; negative where it would not fit.
            public let left: Int
        }
    }
}
