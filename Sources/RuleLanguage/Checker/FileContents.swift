internal import SlimDiagnostics

/// What one rule file says, before includes are spliced in.
struct FileContents: Sendable {
    var items: [Item] = []
    /// Every `as NAME`, also of statements that are wrong otherwise.
    var names: [(name: String, location: RuleLocation)] = []

    enum Item: Sendable {
        case statement(Statement)
        case include(Include)
        case without(Without)
    }

    struct Include: Sendable {
        let name: String
        let location: RuleLocation
    }

    struct Without: Sendable {
        let names: [(name: String, location: RuleLocation)]
        let place: Statement.SwitchedOff
    }
}
