/// `target`, `tree`, `output`, `requirements`: what options give too, so that a layer is one file.
public struct SettingRule: Sendable, Hashable {
    public let key: Key
    /// As written. Paths are meant from the folder of the rule file.
    public let value: String
    /// Where the value is written.
    public let location: RuleLocation

    public enum Key: String, Sendable, Hashable, CaseIterable {
        case target
        case tree
        case output
        case requirements
    }
}
