/// What was done to a layer, carried in its zip as `layerslim.json`: `why` and `check` answer from it months later.
public struct LayerManifest: Codable, Sendable {
    public static let fileName = "layerslim.json"
    public static let schemaVersion = 1

    public var schemaVersion = Self.schemaVersion
    public let tool: String
    public let target: String
    /// Every rule file that took part, with the SHA-256 of its text.
    public let rules: [RuleFile]
    /// The statements that the lists below refer to by position.
    public let statements: [Statement]
    public let distributions: [Distribution]
    public let removed: [RemovedFolder]
    public let patched: [ChangedFile]
    public let stripped: [ChangedFile]
    public let putBack: [PutBackFile]
    /// Statements that a `without` switched off; nil where there are none.
    public let switchedOff: [SwitchedOff]?
    /// The `accept` statements that were in force; nil where there are none.
    public let accepted: [Statement]?

    package init(
        tool: String, target: String, rules: [RuleFile], statements: [Statement], distributions: [Distribution],
        removed: [RemovedFolder], patched: [ChangedFile], stripped: [ChangedFile], putBack: [PutBackFile],
        switchedOff: [SwitchedOff]?, accepted: [Statement]? = nil
    ) {
        self.tool = tool
        self.target = target
        self.rules = rules
        self.statements = statements
        self.distributions = distributions
        self.removed = removed
        self.patched = patched
        self.stripped = stripped
        self.putBack = putBack
        self.switchedOff = switchedOff
        self.accepted = accepted
    }

    public struct RuleFile: Codable, Sendable {
        public let name: String
        public let sha256: String
        public let isBuiltin: Bool
    }

    public struct Statement: Codable, Sendable {
        /// `as NAME`, where the statement has one.
        public let name: String?
        public let file: String
        public let line: Int
        /// Keyword and subjects.
        public let text: String
        public let because: String?
        public let loses: [String]
    }

    public struct Distribution: Codable, Sendable {
        public let name: String
        public let version: String
        /// Unzipped bytes before and after.
        public let before: Int
        public let after: Int

        package init(name: String, version: String, before: Int, after: Int) {
            self.name = name
            self.version = version
            self.before = before
            self.after = after
        }
    }

    /// Removed files of one folder, with what each would take up in the result.
    public struct RemovedFolder: Codable, Sendable {
        public let statement: Int
        public let folder: String
        /// File names with their bytes, strip included.
        public let files: [String: Int]

        package init(statement: Int, folder: String, files: [String: Int]) {
            self.statement = statement
            self.folder = folder
            self.files = files
        }
    }

    public struct ChangedFile: Codable, Sendable {
        public let path: String
        /// nil for what follows from other statements.
        public let statement: Int?
        public let before: Int
        public let after: Int

        package init(path: String, statement: Int?, before: Int, after: Int) {
            self.path = path
            self.statement = statement
            self.before = before
            self.after = after
        }
    }

    public struct PutBackFile: Codable, Sendable {
        public let path: String
        public let reason: String
        /// Bytes that a strip would have freed.
        public let lost: Int

        package init(path: String, reason: String, lost: Int) {
            self.path = path
            self.reason = reason
            self.lost = lost
        }
    }

    /// A statement that a `without` switched off.
    public struct SwitchedOff: Codable, Sendable {
        public let statement: Statement
        /// Where: `file:line`.
        public let place: String
        /// Such as `without pyarrow-s3`.
        public let by: String
    }
}
