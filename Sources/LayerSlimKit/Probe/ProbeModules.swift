import LayerImports
import LayerModel
import SlimFiles

/// The modules of a layer that an import of nothing else brings: those on top, and the packages in folders on top that
/// are no packages themselves (`google/protobuf`).
struct ProbeModules {
    struct Module: Sendable, Hashable {
        let name: String
        /// Its file, from the site root.
        let path: BytePath
    }

    /// Sorted by name; where Python would choose among files, the first by path stands for them.
    let modules: [Module]

    init(_ analysis: LayerAnalysis) {
        var top: [String: BytePath] = [:]
        var nested: [String: BytePath] = [:]
        for file in analysis.tree.files {
            guard let name = ModuleName(of: file.path, target: analysis.target.target) else { continue }
            switch (name.parts.count, name.isPackage) {
            case (1, _) where name.parts[0] != "__main__": top[name.parts[0]] = top[name.parts[0]] ?? file.path
            case (2, true): nested["\(name)"] = file.path
            default: break
            }
        }
        let inNamespaces = nested.filter { name, _ in top[String(name.prefix { $0 != "." })] == nil }
        modules = top.merging(inNamespaces) { first, _ in first }.sorted { $0.key < $1.key }
            .map { Module(name: $0.key, path: $0.value) }
    }
}
