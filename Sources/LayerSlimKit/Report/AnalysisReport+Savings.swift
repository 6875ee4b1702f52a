import LayerModel
import SlimFiles

extension AnalysisReport.Savings {
    init(_ analysis: LayerAnalysis, amounts: [AnalysisReport.Amount], equal: [EqualFiles]) {
        let files = analysis.tree.files
        let kinds = analysis.kinds + analysis.outsideKinds
        tests = Tests(
            bytes: amounts.reduce(0) { $0 + $1.tests }, files: kinds.count { $0 == .tests },
            folders: Self.testFolders(analysis))
        symbols = Symbols(
            bytes: amounts.reduce(0) { $0 + $1.symbols },
            files: files.indices.count { analysis.strippableBytes(of: $0) > 0 }, nativeFiles: analysis.natives.count)
        sources = Sources(
            bytes: amounts.reduce(0) { $0 + $1.sources }, files: kinds.count { $0 == .sources || $0 == .stubs })
        equalFiles = equal.map { group in
            EqualGroup(spare: group.spareBytes, paths: group.files.map { "\(files[$0].path)" })
        }
    }

    /// Folders called `tests` or `test` that hold a test file, at any depth.
    private static func testFolders(_ analysis: LayerAnalysis) -> Int {
        let names = ["tests", "test"].map { Array($0.utf8) }
        var folders: Set<BytePath> = []
        let parents = Set(zip(analysis.tree.files, analysis.kinds).filter { $0.1 == .tests }.map(\.0.path.parent))
        for parent in parents {
            var folder = parent
            while let path = folder, !path.isEmpty {
                if names.contains(path.name) { folders.insert(path) }
                folder = path.parent
            }
        }
        return folders.count
    }
}
