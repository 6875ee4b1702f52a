import LayerModel
import RuleLanguage
import SlimFiles

/// What else fails once the lines that mend are in the rules: a module that cannot be imported hides what is asked for
/// behind it, and a file that comes back has wants of its own. With these findings, the lines of a failing check make its
/// rules pass.
struct HiddenFindings {
    let verifier: Verifier
    let analysis: LayerAnalysis
    let before: LayerAnalysis
    let removed: RemovedFiles

    /// What is mended rarely brings up new things more than twice.
    private static let roundLimit = 6

    /// - Parameter first: what the checks say of the layer as it is; where none of it is an error, nothing is looked for.
    func findings(behind first: [Finding]) throws -> [Finding] {
        guard first.hasErrors else { return [] }
        var verifier = verifier
        var gone = removed
        var restored: Set<BytePath> = []
        var found: [Finding] = []
        var newest = first
        for _ in 0..<Self.roundLimit {
            let paths = gone.paths(broughtBackBy: newest.filter { $0.severity > .note }.flatMap(\.mendingLines))
            guard !paths.isEmpty else { break }
            restored.formUnion(paths)
            gone = RemovedFiles(
                causes: gone.causes, files: gone.files.filter { !paths.contains($0.path) }, origin: gone.origin)
            verifier.removed = gone
            newest = try verifier.mendable(analysis(with: restored)).filter {
                $0.severity > .note && !$0.mendingLines.isEmpty
            }.map(\.markedHidden)
            // A file that comes back may want many at once, which want each other: one finding mends them all.
            var seen: Set<[String]> = []
            found += newest.filter { seen.insert($0.summaryAndMends).inserted }
        }
        return found
    }

    /// The layer with files from before.
    private func analysis(with restored: Set<BytePath>) throws -> LayerAnalysis {
        let added = before.tree.files.filter { restored.contains($0.path) && analysis.fileIndex[$0.path] == nil }
        var contents: [BytePath: ReplacedContent] = [:]
        if before.tree.origin != analysis.tree.origin {
            for file in added where file.isRegular {
                contents[file.path] = .bytes(try before.tree.read(file, limit: .max))
            }
        }
        let tree = analysis.tree.overlay(
            files: (analysis.tree.files + added).sorted { $0.path < $1.path }, outside: analysis.tree.outside,
            replaced: contents)
        return try Analyzer(target: analysis.target.target, jobs: verifier.jobs).analyze(tree, previous: analysis) {
            !restored.contains($0)
        }
    }
}

extension Finding {
    fileprivate var markedHidden: Finding {
        let remark = Detail("hidden", "comes up when the lines of other findings are in the rules")
        return Finding(
            code, severity, summary, path: path, place: place, details: details + [remark], places: places,
            isAccepted: isAccepted)
    }

    /// The same for findings that say the same and are mended by the same files.
    fileprivate var summaryAndMends: [String] {
        let words = mendingLines.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) }
        return [code.rawValue, summary] + Set(words).sorted()
    }

    /// The lines for a rule file that bring back what it is about.
    fileprivate var mendingLines: [String] {
        details.filter { $0.label == "mend" }.compactMap { detail in
            let line = detail.text.firstRange(of: "  +").map { String(detail.text[..<$0.lowerBound]) } ?? detail.text
            return line.hasPrefix("keep ") || line.hasPrefix("without ") ? line : nil
        }
    }
}

extension RemovedFiles {
    /// The files that some lines of a rule file bring back.
    fileprivate func paths(broughtBackBy lines: [String]) -> Set<BytePath> {
        let names = Set(lines.filter { $0.hasPrefix("without ") }.map { String($0.dropFirst("without ".count)) })
        let keeps = lines.filter { $0.hasPrefix("keep ") }.joined(separator: "\n")
        let source = RuleSource(name: "mends", bytes: Array(keeps.utf8), isBuiltin: false)
        let rules = RuleLoader { _, _ in .notFound(tried: []) }.load(source).ruleSet
        let kept = rules?.statements.compactMap { statement -> KeepRule? in
            if case .keep(let rule) = statement.rule { rule } else { nil }
        }
        return Set(
            files.filter { file in
                cause(of: file)?.name.map(names.contains) ?? false
                    || kept?.contains { $0.selects(file.path) } ?? false
            }.map(\.path))
    }
}
