import LayerImports
import LayerModel
import PythonPackages
import SlimFiles

/// Check 5: imports that worked before and do not now, one finding for each thing that is gone.
struct ImportCheck {
    let analysis: LayerAnalysis
    let verdict: ImportVerdict
    let removed: RemovedFiles?
    /// The function with what it runs beside, where that is known.
    var surroundings: FunctionSurroundings?

    func findings() throws -> [Finding] {
        try verdict.losses.compactMap { loss -> Finding? in
            // A missing library is said with everyone who needs it, modules or not (LS401).
            if case .library = loss.cause { return nil }
            if case .module(let name) = loss.cause, surroundings?.bringsElsewhere(name) ?? false { return nil }
            let words = LossWords(loss)
            guard let site = words.site else { return nil }
            if !verdict.hasBefore {
                guard !words.isInternal else { return nil }
                return Finding(
                    .unansweredImport, wasThere(loss) ? .warning : .note,
                    "\(words.topmost[0]) imports \(loss.cause.text), which is not there",
                    details: try details(of: loss, site, words), places: loss.sites.map { "\($0.path)" })
            }
            return Finding(
                code(of: loss), severity(of: loss, words), words.summary(isDeclared: isDeclared(words)),
                path: nil, details: try details(of: loss, site, words), places: loss.sites.map { "\($0.path)" })
        }
    }

    /// Whether the module was installed, as far as RECORD tells: wheels are published with imports that nothing answers.
    private func wasThere(_ loss: ImportLoss) -> Bool {
        guard case .module(let name) = loss.cause else { return true }
        let path = name.split(separator: ".").joined(separator: "/")
        let top = path.prefix { $0 != "/" }
        var isRecorded = false
        for case let record? in analysis.distributions.map(\.record) {
            for entry in record.entries where entry.path.starts(with: top.utf8) {
                isRecorded = true
                if entry.path.starts(with: (path + "/").utf8) { return true }
                // `_cuda.pxd` beside is no module.
                let isModule = [".py", ".pyc", ".so"].contains {
                    entry.path.reversed().starts(with: $0.utf8.reversed())
                }
                if isModule, entry.path.starts(with: (path + ".").utf8) { return true }
            }
        }
        return !isRecorded
    }

    private func code(of loss: ImportLoss) -> FindingCode {
        switch loss.effect {
        case .failsAtImport: .failsAtImport
        case .failsWhenCalled: .failsWhenCalled
        case .caught: .featureLost
        }
    }

    private func severity(of loss: ImportLoss, _ words: LossWords) -> Finding.Severity {
        if loss.effect == .caught || words.isInternal || isDeclared(words) { return .note }
        let severity: Finding.Severity = loss.effect == .failsAtImport ? .error : .warning
        // What no import of the function leads to, it cannot meet.
        guard let reach = surroundings?.reach else { return severity }
        let modules = loss.effect == .failsAtImport ? loss.modules : loss.sites.map(\.module)
        switch modules.compactMap({ reach.modules[$0] }).max() {
        case nil: return .note
        case .imported: return severity
        case .deferred, .named: return min(severity, .warning)
        }
    }

    /// Whether the rule that took the file says of each module that fails that it is lost.
    private func isDeclared(_ words: LossWords) -> Bool {
        guard words.loss.effect == .failsAtImport, let removed,
            let cause = words.loss.files.lazy.compactMap({ removed.file(at: $0) }).first.flatMap(removed.cause)
        else { return false }
        let said = Set(cause.losses.joined(separator: " ").split { " ,;:()".contains($0) }.map { String($0) })
        return words.topmost.allSatisfy { module in
            said.contains(module) || said.contains { module.hasPrefix($0 + ".") && $0.contains(".") }
        }
    }

    private func details(of loss: ImportLoss, _ site: ImportLoss.Site, _ words: LossWords) throws -> [Finding.Detail] {
        var details = [Finding.Detail("where", try place(site))]
        let others = loss.sites.filter { $0 != site }
        for other in others.prefix(2) { details.append(.init("also", try place(other))) }
        if others.count > 2 { details.append(.init("also", "\(others.count - 2) more imports of it")) }
        return details + gone(loss)
    }

    /// `astropy/__init__.py:182  from .tests.runner import TestRunner`
    private func place(_ site: ImportLoss.Site) throws -> String {
        guard site.line > 0 else { return "\(site.path)" }
        let text = try analysis.fileIndex[site.path].flatMap { index in
            try sourceLine(site.line, of: analysis.tree.files[index])
        }
        let function = site.function.map { " (in \($0))" } ?? ""
        return "\(site.path):\(site.line)" + (text.map { "  \($0)" } ?? "") + function
    }

    private func sourceLine(_ line: Int, of file: LayerFile) throws -> String? {
        let lines = try analysis.tree.read(file).split(separator: 10, maxSplits: line, omittingEmptySubsequences: false)
        guard lines.count >= line else { return nil }
        let text = String(decoding: lines[line - 1], as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
        return text.isEmpty ? nil : TextTable.cut(text, to: 100)
    }

    private func gone(_ loss: ImportLoss) -> [Finding.Detail] {
        guard let removed else { return [] }
        let files = loss.files.compactMap { removed.file(at: $0) }
        if case .name(let name, let module) = loss.cause {
            return [.init("gone", "\(module) has no \(name) any more")]
        }
        return removed.details(bringingBack: files)
    }
}
