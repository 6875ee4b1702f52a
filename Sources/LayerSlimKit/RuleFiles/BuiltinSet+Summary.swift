extension BuiltinSet {
    /// What `rules list` says of the set: the first sentence of the comment that it begins with, its own name in front
    /// aside; without a comment its first statement inside the package block.
    public var summary: String {
        let lines = text.split(separator: "\n").map { String($0) }
        let comment = lines.prefix { $0.hasPrefix("# ") }.map { $0.dropFirst(2) }.joined(separator: " ")
        if comment.isEmpty { return firstStatement(of: lines) }
        let names = [name, path].compactMap { $0.split(separator: "/").last }
        let start = names.flatMap { ["\($0). ", "\($0): "] }.first(where: comment.hasPrefix)?.count ?? 0
        let rest = comment.dropFirst(start)
        return rest.firstRange(of: ". ").map { "\(rest[..<$0.lowerBound])." } ?? String(rest)
    }

    /// Without its clauses, which two spaces set off.
    private func firstStatement(of lines: [String]) -> String {
        let line = lines.first { !$0.hasPrefix("package ") && !$0.drop { $0 == " " }.hasPrefix("#") } ?? ""
        let statement = String(line.drop { $0 == " " })
        return statement.firstRange(of: "  ").map { String(statement[..<$0.lowerBound]) } ?? statement
    }
}
