public import LayerSlimKit

/// Why bytes came or went.
public struct Cause: Codable, Sendable {
    public let kind: Kind
    /// The distribution or the rule that it is about; empty for causes that concern the whole layer.
    public let subject: String
    /// One sentence without a full stop, for people.
    public let text: String
    /// Labelled lines below it: `by`, `because`, `gone` and the like.
    public let details: [ReportFinding.Detail]
    public let bytes: Int
    /// nil where the zipped bytes of a layer are not known.
    public let zipped: Int?
    /// How many files it concerns.
    public let files: Int

    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// A distribution in another version.
        case version
        /// A new distribution that the layer is built for.
        case askedFor = "asked-for"
        /// A new distribution that another requires.
        case required
        /// A distribution that the layer is no longer built for.
        case notAskedFor = "not-asked-for"
        /// A distribution that nothing requires any more.
        case notRequired = "not-required"
        case ruleSwitchedOff = "rule-switched-off"
        case ruleChanged = "rule-changed"
        /// It is there as before and takes less.
        case ruleIdle = "rule-stopped-matching"
        /// It is no longer in the rule file.
        case ruleGone = "rule-gone"
        case ruleNew = "rule-new"
        /// It is there as before and takes more.
        case ruleWider = "rule-matches-more"
        /// A strip whose result was refused.
        case stripPutBack = "strip-put-back"
        /// A strip that was refused before and holds now.
        case stripTaken = "strip-taken"
        /// Files that no longer are stripped.
        case notStripped = "not-stripped"
        /// Files that were not stripped before.
        case stripped
        case patch
        case recordLost = "record-lost"
        case recordFound = "record-found"
        case encoder
        case target
        /// Other content, though the version is the same.
        case contents
        /// RECORD, the manifest and the archive's own bytes, which follow from the rest.
        case bookkeeping
        /// One of the layers does not say which files it has.
        case unknown
    }
}
