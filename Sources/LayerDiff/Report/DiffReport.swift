public import LayerSlimKit

/// What changed from one layer to another and why, as numbers and names: every format renders this value.
///
/// Sizes are bytes. The changes of the causes, of the groups, of the kinds and of the files each add up to the change of
/// the whole, to the byte, as far as both layers say what they hold.
public struct DiffReport: Codable, Sendable {
    public static let schemaVersion = 1

    public var schemaVersion = Self.schemaVersion
    public var kind = "diff"
    public let tool: String
    /// The layer's name where several are reported together; marks the comment in a pull request.
    public let name: String
    /// nil where there is no baseline and that is allowed: then nothing is compared.
    public let old: Side?
    public let new: Side
    /// nil where nothing is compared.
    public let change: LayerSnapshot.Amount?
    /// Limits on growth are not judged then.
    public let isTargetChanged: Bool
    /// What was not compared, and why; sentences for people.
    public let notes: [String]
    /// Lambda's limit and the new layer.
    public let limit: ApplyReport.Limit
    /// For a layer over Lambda's limit: shipped rules that it was made without; nil where it fits, or where only JSON
    /// of it is known.
    public var wayToFit: WayToFit?
    /// Whether limits were judged, Lambda's own among them.
    public var isJudged = false
    /// Every own limit that counts, held or not, in the order of the rule file.
    public var budgets: [Budget]
    /// Limits that the new rules set otherwise than those that are judged by.
    public var limitChanges: [LimitChange]
    /// Whether the change under review edits the baseline that it is compared with.
    public var isBaselineEdited = false
    /// What most bytes are due to comes first.
    public let causes: [Cause]
    /// Those that changed most come first, unchanged ones last, by name.
    public let groups: [Row]
    public let kinds: [Row]
    /// Files that are new, gone, changed, renamed, or in other hands, in the order of paths.
    public let files: [FileRow]
    /// Public features that rules gave up in one layer and not in the other.
    public let gained: [String]
    public let lost: [String]

    public struct Side: Codable, Sendable {
        /// As the user named it.
        public let path: String
        public let tool: String
        public let target: String
        public let amount: LayerSnapshot.Amount
        public let encoder: String?
        /// Whether rules are known that made it what it is.
        public let hasRules: Bool
    }

    public enum Status: String, Codable, Sendable {
        case added, removed, changed, unchanged
        /// The same content under another name.
        case renamed
        /// The same file, now counted for another group.
        case moved
    }

    /// A distribution, another group of files, or a kind of them.
    public struct Row: Codable, Sendable {
        /// nil for kinds.
        public let bucket: AnalysisReport.Group.Bucket?
        public let name: String
        public let status: Status
        public let oldVersion: String?
        public let newVersion: String?
        public let old: LayerSnapshot.Amount?
        public let new: LayerSnapshot.Amount?
        public let change: LayerSnapshot.Amount
        /// Bytes that would go if it went.
        public let oldRetained: Int?
        public let newRetained: Int?
        /// Positions in `causes`.
        public let causes: [Int]
    }

    public struct FileRow: Codable, Sendable {
        public let path: String
        /// Its path in the old layer, where that is another.
        public let oldPath: String?
        public let kind: String
        public let status: Status
        /// Position in `groups`.
        public let group: Int
        public let oldGroup: Int?
        public let old: Int?
        public let new: Int?
        public let oldZipped: Int?
        public let newZipped: Int?
        /// Positions in `causes`.
        public let causes: [Int]
    }
}
