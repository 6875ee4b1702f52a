import LayerModel
import PythonImports
import SlimFiles

/// The literals of one Python file of a tree.
struct SourceLiterals: Sendable {
    /// From the site root.
    let path: BytePath
    let scan: LiteralScan
}

/// Reads the Python source of a tree once, each file that can matter, for what it asks for by literal names.
struct LiteralSearch: Sendable {
    let analysis: LayerAnalysis
    /// Names of files that are looked for among the strings.
    let names: Set<[UInt8]>
    let jobs: Int

    /// What makes a source worth a closer look, besides a name of a file.
    private static let words = ["importlib", "pkg_resources", "boto", "create_client", "load_data"]
    private static let functions = Set(
        MetadataAsk.functions + EntryPointAsk.functions + ServiceAsk.functions + ["load_data", "load_data_with_path"])

    /// Those that have something in them, by path. Files that only tests run are passed over, and build scripts.
    func sources() throws -> [SourceLiterals] {
        let filter = LiteralFilter(words: Self.words, names: names)
        let scanner = LiteralScanner(functions: Self.functions) { [names] in names.contains($0.lastComponent) }
        let files = analysis.tree.files.indices.filter { file in
            let entry = analysis.tree.files[file]
            return analysis.kinds[file] == .python && entry.isRegular && entry.isReadable
                && entry.size <= LayerTree.textLimit && !Self.isBuildScript(entry.path)
        }
        return try concurrentMap(files.chunked(by: 64), jobs: jobs) { chunk in
            try chunk.compactMap { file -> SourceLiterals? in
                try analysis.tree.withBytes(of: analysis.tree.files[file]) { source in
                    guard filter.mayMatter(source) else { return nil }
                    let scan = scanner.scan(source)
                    guard !scan.strings.isEmpty || !scan.calls.isEmpty else { return nil }
                    return SourceLiterals(path: analysis.tree.files[file].path, scan: scan)
                }
            }
        }.flatMap { $0 }
    }

    /// Names the sources of extension modules, which it compiles.
    private static func isBuildScript(_ path: BytePath) -> Bool {
        ["setup.py", "setup_package.py"].contains(String(decoding: path.name, as: UTF8.self))
    }
}

extension String {
    /// What follows the last slash.
    var lastComponent: [UInt8] {
        let bytes = Array(utf8)
        return bytes.lastIndex(of: UInt8(ascii: "/")).map { Array(bytes[($0 + 1)...]) } ?? bytes
    }
}
