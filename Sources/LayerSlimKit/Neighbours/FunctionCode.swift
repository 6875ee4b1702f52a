import LayerImports
import LayerModel
import SlimFiles

/// The Python files of a function that its author wrote: those that no distribution brought there.
struct FunctionCode {
    struct Source: Sendable {
        /// Index into the files of the function's tree.
        let file: Int
        let path: BytePath
        /// Dotted.
        let name: String
        /// What its relative imports count from.
        let importing: ImportingModule
    }

    /// In the order of paths.
    let sources: [Source]

    init(_ function: LayerAnalysis) {
        sources = function.tree.files.indices.compactMap { file in
            let entry = function.tree.files[file]
            guard function.kinds[file] == .python || entry.path.name.suffix(3).elementsEqual(".py".utf8),
                entry.isRegular, entry.isReadable, case .unowned = function.owners[file],
                let name = ModuleName(of: entry.path, target: function.target.target)
            else { return nil }
            return Source(file: file, path: entry.path, name: "\(name)", importing: ImportingModule(name))
        }
    }
}
