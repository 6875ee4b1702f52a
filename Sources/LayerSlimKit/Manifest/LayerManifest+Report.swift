import SlimFiles

extension LayerManifest {
    /// The part of a manifest that a report of `apply` holds: what rules removed, patched and stripped.
    package init(_ report: ApplyReport) {
        var positions: [String: Int] = [:]
        statements = report.rows.filter { !$0.place.isEmpty }.map { row in
            positions["\(row.action) \(row.place)"] = positions.count
            let place = row.place.split(separator: ":")
            // A title is the statement's name where it has one, and names are single words.
            let isName = !row.title.contains(" ")
            return Statement(
                name: isName ? row.title : nil, file: place.dropLast().joined(separator: ":"),
                line: place.last.flatMap { Int($0) } ?? 0, text: isName ? "\(row.action) …" : row.title,
                because: row.because, loses: [])
        }
        var folders: [String: [String: Int]] = [:]
        var statementOf: [String: Int] = [:]
        var patched: [ChangedFile] = []
        var stripped: [ChangedFile] = []
        for step in report.steps {
            let position = step.rule.flatMap { positions["\(step.action) \($0)"] }
            switch (step.action, position) {
            case ("remove", let position?):
                let path = BytePath(step.path)
                let folder = "\(path.parent ?? "")"
                let key = "\(position) \(folder)"
                statementOf[key] = position
                folders[key, default: [:]]["\(BytePath(bytes: path.name))"] = step.freed
            case ("patch", _):
                patched.append(ChangedFile(path: step.path, statement: position, before: step.freed, after: 0))
            case ("strip", _):
                stripped.append(ChangedFile(path: step.path, statement: nil, before: step.freed, after: 0))
            default: break
            }
        }
        tool = report.tool
        target = report.target
        rules = report.rules
        distributions = report.distributions
        removed = folders.keys.sorted().compactMap { key in
            guard let position = statementOf[key], let files = folders[key] else { return nil }
            return RemovedFolder(
                statement: position, folder: String(key.drop { $0 != " " }.dropFirst()), files: files)
        }
        self.patched = patched
        let putBackPaths = Set(report.putBack.map(\.path))
        self.stripped = stripped.filter { !putBackPaths.contains($0.path) }
        putBack = report.putBack
        switchedOff = report.switchedOff
        accepted = nil
    }
}
