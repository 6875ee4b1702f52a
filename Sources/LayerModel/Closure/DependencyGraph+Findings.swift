import SlimFiles

extension DependencyGraph {
    /// What of the graph a user should know.
    func findings(_ distributions: [Distribution]) -> [Finding] {
        var found = problems.map { problem in
            let who = problem.requirer.map { distributions[$0].displayName } ?? "the requirements file"
            let details = [Finding.Detail("requires", escapedText(problem.requirement.utf8))]
            return switch problem.kind {
            case .missing(let name):
                Finding(
                    .requirementMissing, .warning, "\(who) requires \(name), which is not in the tree", details: details
                )
            case .conflict(let installed):
                Finding(
                    .requirementConflict, .warning,
                    "\(who) does not go with \(distributions[installed].displayName) "
                        + distributions[installed].versionText, details: details)
            case .unreadable(let reason):
                Finding(
                    .requirementUnreadable, .warning, "\(who) has a requirement that cannot be read: \(reason)",
                    details: details)
            }
        }
        for cycle in cycles {
            let names = cycle.map { distributions[$0].displayName }.joined(separator: ", ")
            found.append(Finding(.requirementCycle, .note, "require each other: \(names)"))
        }
        if !outside.isEmpty {
            let names = outside.map { distributions[$0].displayName }.joined(separator: ", ")
            found.append(Finding(.outsideClosure, .note, "nothing that was asked for requires: \(names)"))
        }
        return found
    }
}
