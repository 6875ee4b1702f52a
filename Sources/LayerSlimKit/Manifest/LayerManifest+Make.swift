import LayerModel
import RuleLanguage
import SlimFiles

extension LayerManifest {
    /// - Parameter after: the analysis of the slimmed tree.
    package init(of slimmed: SlimmedLayer) throws {
        let plan = slimmed.plan
        let tree = plan.analysis.tree
        var positions: [Int: Int] = [:]
        var statements: [Statement] = []
        func position(of statement: Int) -> Int {
            if let known = positions[statement] { return known }
            positions[statement] = statements.count
            statements.append(Statement(plan.rules.statements[statement]))
            return statements.count - 1
        }

        var folders: [FolderKey: [String: Int]] = [:]
        var order: [FolderKey] = []
        var patched: [ChangedFile] = []
        for (step, freed) in zip(plan.steps, slimmed.freed) {
            let file = tree.files[step.file]
            switch (step.action, step.statement) {
            case (.remove, let statement?):
                let key = FolderKey(statement: position(of: statement), folder: file.path.parent ?? "")
                if folders[key] == nil { order.append(key) }
                folders[key, default: [:]]["\(BytePath(bytes: file.path.name))"] = plan.analysis.strippedSize(
                    of: step.file)
            case (.patch(let bytes), let statement):
                patched.append(
                    ChangedFile(
                        path: "\(file.path)", statement: statement.map(position), before: bytes.count + freed,
                        after: bytes.count))
            default: break
            }
        }
        var stripped: [ChangedFile] = []
        var putBack: [PutBackFile] = []
        for result in slimmed.strips {
            let file = tree.files[result.file]
            if let size = result.newSize {
                stripped.append(ChangedFile(path: "\(file.path)", statement: nil, before: file.size, after: size))
            } else {
                putBack.append(
                    PutBackFile(
                        path: "\(file.path)", reason: result.refusals.last?.reason ?? "no strip tool",
                        lost: plan.analysis.strippableBytes(of: result.file)))
            }
        }
        tool = "layerslim \(ToolVersion.number)"
        target = "\(plan.analysis.target.target)"
        rules = try plan.rules.sources.map {
            RuleFile(name: $0.name, sha256: try SHA256.digest(of: $0.bytes).hex, isBuiltin: $0.isBuiltin)
        }
        self.statements = statements
        distributions = Self.distributions(slimmed)
        removed = order.map {
            RemovedFolder(statement: $0.statement, folder: "\($0.folder)", files: folders[$0] ?? [:])
        }
        self.patched = patched
        self.stripped = stripped
        self.putBack = putBack
        let switchedOff = plan.rules.switchedOff
        self.switchedOff = switchedOff.isEmpty ? nil : switchedOff
        let accepted = plan.rules.activeStatements(installed: plan.analysis.installedVersions).filter {
            if case .accept = $0.rule { true } else { false }
        }
        self.accepted = accepted.isEmpty ? nil : accepted.map { Statement($0) }
    }

    private struct FolderKey: Hashable {
        let statement: Int
        let folder: BytePath
    }

    private static func distributions(_ slimmed: SlimmedLayer) -> [Distribution] {
        let analysis = slimmed.plan.analysis
        let sizes = Dictionary(
            slimmed.tree.files.map { ($0.path, $0.size) }, uniquingKeysWith: { first, _ in first })
        var before = Array(repeating: 0, count: analysis.distributions.count)
        var after = before
        for (file, owner) in analysis.owners.enumerated() {
            guard case .distribution(let index) = owner else { continue }
            before[index] += analysis.tree.files[file].size
            after[index] += sizes[analysis.tree.files[file].path] ?? 0
        }
        return analysis.distributions.indices.map {
            Distribution(
                name: analysis.distributions[$0].displayName, version: analysis.distributions[$0].versionText,
                before: before[$0], after: after[$0])
        }
    }
}

extension LayerManifest.Statement {
    init(_ statement: RuleLanguage.Statement) {
        self.init(
            name: statement.name, file: statement.location.file, line: statement.location.line, text: statement.head,
            because: statement.reason, loses: statement.losses)
    }
}

extension RuleSet {
    /// What a `without` switched off, as reports and manifests carry it.
    var switchedOff: [LayerManifest.SwitchedOff] {
        statements.compactMap { statement in
            statement.switchedOff.map {
                .init(statement: .init(statement), place: "\($0.location)", by: $0.text)
            }
        }
    }
}
