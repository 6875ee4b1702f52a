import LayerModel
import RuleLanguage
import SlimFiles

extension WhyContext {
    /// What took files away that belong together, and what brings them back.
    ///
    /// - Parameters:
    ///   - files: never empty.
    ///   - folder: where they are all that is gone from a folder.
    func removal(of files: [RemovedFiles.File], in folder: BytePath? = nil) -> WhyAnswer.RemovalFacts? {
        let counts = Dictionary(grouping: files, by: \.cause).mapValues(\.count)
        // Of several rules the one that took most speaks for all.
        let most = counts.max { ($0.value, $1.key ?? .max) < ($1.value, $0.key ?? .max) }
        guard let removed, let most, let first = files.first(where: { $0.cause == most.key }) else { return nil }
        let cause = removed.cause(of: first)
        let paths = Set(files.map(\.path))
        let bytes = files.reduce(0) { $0 + $1.bytes }
        var ways = removed.waysBack(to: first)
        if files.count > 1, !(cause?.isAboutDistributions ?? false) {
            let glob = folder.map { "keep \("\($0)/**".asRuleString)" }
            ways = (glob.map { [WayBack(line: $0, bytes: bytes)] } ?? []) + ways.filter { $0.line.hasPrefix("without") }
        }
        return WhyAnswer.RemovalFacts(
            files: files.map { "\($0.path)" }, bytes: bytes, rule: cause.map(rule),
            taken: counts.count > 1 ? taken(where: paths.contains) : [], waysBack: ways.map(option))
    }

    private func option(_ way: WayBack) -> WhyAnswer.RemovalFacts.Option {
        .init(line: way.line, bytes: way.bytes, left: LambdaLimits.unzipped - 1 - size - way.bytes)
    }

    /// What rules took of a distribution, by its top-level names.
    func taken(from distribution: Int) -> [WhyAnswer.Taken] {
        let tops = topLevelNames(of: distribution)
        return taken { path in path.components.first.map { tops.contains(BytePath(bytes: Array($0))) } ?? false }
    }

    /// What rules took of the files for which something is true, the largest sum first.
    func taken(where isMeant: (BytePath) -> Bool) -> [WhyAnswer.Taken] {
        guard let removed else { return [] }
        var sums: [Int: (bytes: Int, files: Int)] = [:]
        for file in removed.files where isMeant(file.path) {
            guard let cause = file.cause else { continue }
            sums[cause, default: (0, 0)].bytes += file.bytes
            sums[cause, default: (0, 0)].files += 1
        }
        return sums.map { cause, sum in
            WhyAnswer.Taken(rule: rule(removed.causes[cause]), bytes: sum.bytes, files: sum.files)
        }.sorted { ($1.bytes, $0.rule.place) < ($0.bytes, $1.rule.place) }
    }

    /// The folders and files at the top of the site root that are the distribution's, its metadata folder included.
    private func topLevelNames(of distribution: Int) -> Set<BytePath> {
        Set(
            analysis.owners.indices.filter { analysis.owners[$0] == .distribution(distribution) }.compactMap { file in
                analysis.tree.files[file].path.components.first.map { BytePath(bytes: Array($0)) }
            }
        ).subtracting(["bin", "share", "etc", "include"])
    }
}
