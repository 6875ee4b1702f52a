internal import SlimDiagnostics

/// What one rule file says, before includes are spliced in.
struct FileContents: Sendable {
    var items: [Item] = []

    enum Item: Sendable {
        case statement(Statement)
        /// Every `as NAME`, also of statements that are wrong otherwise.
        case name(String, RuleLocation)
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
