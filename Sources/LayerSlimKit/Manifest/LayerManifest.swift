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
    }

    /// Removed files of one folder, with what each would take up in the result.
    public struct RemovedFolder: Codable, Sendable {
        public let statement: Int
        public let folder: String
        /// File names with their bytes, strip included.
        public let files: [String: Int]
    }

    public struct ChangedFile: Codable, Sendable {
        public let path: String
        /// nil for what follows from other statements.
        public let statement: Int?
        public let before: Int
        public let after: Int
    }

    public struct PutBackFile: Codable, Sendable {
        public let path: String
        public let reason: String
        /// Bytes that a strip would have freed.
        public let lost: Int
    }
}
