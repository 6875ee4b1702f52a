import LayerImports
import LayerModel
import SlimFiles

extension WhyContext {
    func facts(ofFile file: Int) -> WhyAnswer.FileFacts {
        let entry = analysis.tree.files[file]
        let path = "\(entry.path)"
        let patch = manifest?.patched.first { $0.path == path }
        let isNative = analysis.natives[file] != nil
        let libraries = LibraryIndex(analysis: analysis)
        return WhyAnswer.FileFacts(
            path: path, bytes: entry.size, kind: analysis.kinds[file].rawValue,
            owners: owners(of: [file]),
            patchedBy: patch?.statement.flatMap { number in manifest.map { rule(.init($0.statements[number], in: $0)) }
            },
            unstripped: manifest?.stripped.first { $0.path == path }?.before,
            putBack: manifest?.putBack.first { $0.path == path }?.reason,
            needs: isNative ? libraries.dependencies(of: file).map(\.name) : [],
            neededBy: isNative ? linkers(to: file, libraries) : [])
    }

    /// A folder of which something stays; nil where nothing does.
    func facts(ofFolder path: BytePath) -> WhyAnswer.FolderFacts? {
        let files = analysis.tree.files.indices.filter { analysis.tree.files[$0].path.isInside(path) && isKept($0) }
        guard !files.isEmpty else { return nil }
        return WhyAnswer.FolderFacts(
            path: "\(path)", bytes: files.reduce(0) { $0 + analysis.tree.files[$1].size }, files: files.count,
            owners: owners(of: files), taken: taken { $0.isInside(path) })
    }

    private func owners(of files: [Int]) -> [String] {
        var found: Set<Int> = []
        for file in files {
            switch analysis.owners[file] {
            case .distribution(let index): found.insert(index)
            case .shared(let several): found.formUnion(several)
            case .unowned: break
            }
        }
        return found.sorted().map {
            "\(analysis.distributions[$0].displayName) \(analysis.distributions[$0].versionText)"
        }
    }

    private func linkers(to file: Int, _ libraries: LibraryIndex) -> [String] {
        analysis.natives.keys.sorted().filter { other in
            libraries.dependencies(of: other).contains { $0.file == file }
        }.map { "\(analysis.tree.files[$0].path)" }
    }

    /// Kept files that link to a library that is not there.
    func linkers(toMissing library: String) -> [String] {
        let libraries = LibraryIndex(analysis: analysis, include: isKept)
        return analysis.natives.keys.sorted().filter(isKept).filter { file in
            libraries.dependencies(of: file).contains { $0.name == library && $0.source == .missing }
        }.map { "\(analysis.tree.files[$0].path)" }
    }

    /// How top-level modules of kept files come to import one of the modules.
    func chains(to modules: Set<String>) throws -> [[String]] {
        guard !modules.isEmpty else { return [] }
        let gone = Set(removed?.files.map(\.path) ?? [])
        let world = try isPlanned ? ModuleWorld(layer: analysis) : ModuleWorld(layer: analysis, adding: gone.sorted())
        return try ImportComparison(after: world, before: nil, jobs: jobs) { _ in true }
            .chains(to: modules) { !gone.contains($0) }
    }

    /// Kept Python source that imports one of the modules.
    func sites(importing modules: Set<String>) throws -> [WhyAnswer.Site] {
        var search = ImportSearch(analysis: analysis, jobs: jobs)
        let kept = analysis.tree.files.indices.map(isKept)
        search.isKept = { kept[$0] }
        var seen: Set<WhyAnswer.Site> = []
        return try search.sites(importing: modules).values.joined().sorted { ($0.path, $0.line) < ($1.path, $1.line) }
            .map {
                WhyAnswer.Site(path: "\($0.path)", line: $0.line, context: $0.context)
            }.filter { seen.insert($0).inserted }
    }
}
