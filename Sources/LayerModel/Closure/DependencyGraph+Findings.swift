import SlimFiles

extension DependencyGraph {
    /// What of the graph a user should know.
    func findings(_ distributions: [Distribution]) -> [Finding] {
        var found = problems.map { problem in
            let who = problem.requirer.map { distributions[$0].displayName } ?? "the requirements file"
            let details = [Finding.Detail("requires", escapedText(problem.requirement.utf8))]
            return switch problem.kind {
            case .missing(let name) where LambdaRuntime.packages.contains(name):
                broughtByRuntime(name, requiredBy: who, problem.requirement, details)
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

    /// Missing here and found on Lambda, in a version that AWS chooses: where the requirement has an upper bound, that
    /// may be the wrong one some day.
    private func broughtByRuntime(
        _ name: String, requiredBy who: String, _ requirement: String, _ details: [Finding.Detail]
    ) -> Finding {
        let specifier = requirement.prefix { $0 != ";" }
        let isBounded = ["<", "==", "~="].contains { specifier.contains($0) }
        let risk = isBounded ? ", in a version that may not be wanted" : ""
        return Finding(
            .requirementMissing, isBounded ? .warning : .note,
            "\(who) requires \(name), which the runtime alone brings\(risk)", details: details)
    }
}
