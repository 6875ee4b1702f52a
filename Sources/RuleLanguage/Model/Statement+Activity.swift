public import PythonPackages

extension Statement {
    /// Whether a statement counts for a tree, and if not, why.
    public enum Activity: Sendable, Hashable {
        case active
        case switchedOff(SwitchedOff)
        /// None of these distributions is installed.
        case absent([NormalizedName])
        /// The distribution of the condition is installed in a version outside of it.
        case outsideCondition(NormalizedName, Version)
    }

    /// The statement's standing in a tree with these distributions.
    ///
    /// A statement is inactive when a `without` names it, when it stands in a `package` block of which no distribution
    /// is installed, or when its `when` names a distribution that is absent or has another version.
    public func activity(installed: [NormalizedName: Version]) -> Activity {
        if let switchedOff { return .switchedOff(switchedOff) }
        if !scope.isEmpty, !scope.contains(where: { installed[$0] != nil }) { return .absent(scope) }
        if let condition {
            guard let version = installed[condition.distribution] else { return .absent([condition.distribution]) }
            if !condition.contains(version) { return .outsideCondition(condition.distribution, version) }
        }
        return .active
    }

    public func isActive(installed: [NormalizedName: Version]) -> Bool {
        activity(installed: installed) == .active
    }
}
