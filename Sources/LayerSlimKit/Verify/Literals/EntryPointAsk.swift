import PythonImports

/// A call that looks for the entry points of a group.
struct EntryPointAsk {
    static let functions = ["entry_points", "select", "iter_entry_points"]

    let group: String

    /// nil where the call is another's, or the group is computed.
    init?(_ call: LiteralCall) {
        let argument: LiteralArgument?
        switch call.name {
        // `entry_points().select(group=…)`, and others of the same class under any name.
        case "entry_points", "select": argument = call.keywords["group"]
        case "iter_entry_points": argument = call.argument(0, "group")
        default: return nil
        }
        guard case .string(let group)? = argument else { return nil }
        self.group = group
    }
}
