import LayerModel
import SlimFiles

/// Compiled Python that no interpreter takes once the layer is packed.
struct BytecodeCheck {
    let analysis: LayerAnalysis

    private struct Group {
        var files: [Int] = []
        let label: String
        let what: String
    }

    /// One finding for the layer.
    func findings() throws -> [Finding] {
        var dated = Group(label: "by date", what: "name the date of their source, which packing changes")
        var sourceless = Group(label: "no source", what: "lie in __pycache__ without their source, where nothing looks")
        var beside = Group(label: "beside", what: "lie beside their source, which comes first")
        for file in analysis.kinds.indices where analysis.kinds[file] == .bytecode {
            let entry = analysis.tree.files[file]
            guard entry.isRegular, entry.isReadable else { continue }
            guard let source = Self.source(of: entry.path) else { continue }
            let hasSource = analysis.fileIndex[source.path] != nil
            switch (source.isCached, hasSource) {
            case (true, true): if try isDated(entry) { dated.files.append(file) }
            case (true, false): sourceless.files.append(file)
            case (false, true): beside.files.append(file)
            // A module that is shipped as bytecode alone: its date is not looked at.
            case (false, false): break
            }
        }
        let groups = [dated, sourceless, beside].filter { !$0.files.isEmpty }
        let files = groups.flatMap(\.files)
        guard !files.isEmpty else { return [] }
        let bytes = files.reduce(0) { $0 + analysis.tree.files[$1].size }
        let count = files.count == 1 ? "one .pyc file is" : "\(ByteText.grouped(files.count)) .pyc files are"
        return [
            Finding(
                .staleBytecode, .warning, "\(count) never used on Lambda (\(ByteText.short(bytes)))",
                details: groups.map { .init($0.label, "\(ByteText.grouped($0.files.count)) \($0.what)") } + [
                    .init("mend", #"remove "**/__pycache__/**" "**/*.py[co]""#)
                ])
        ]
    }

    /// Whether it is valid only while its source has the date that it names (PEP 552: no flag is set).
    private func isDated(_ file: LayerFile) throws -> Bool {
        let header = try analysis.tree.start(of: file, count: 8)
        return header.count == 8 && header[4...].allSatisfy { $0 == 0 }
    }

    /// `a/__pycache__/b.cpython-312.pyc` and `a/b.pyc` come from `a/b.py`; nil for names of neither form.
    private static func source(of path: BytePath) -> (path: BytePath, isCached: Bool)? {
        guard let folder = path.parent, let dot = path.name.firstIndex(of: UInt8(ascii: ".")) else { return nil }
        let name = Array(path.name[..<dot]) + Array(".py".utf8)
        guard folder.name == Array("__pycache__".utf8), let package = folder.parent else {
            return (folder.appending(component: name), false)
        }
        return (package.appending(component: name), true)
    }
}
