import LayerSlimKit
import SlimFiles

/// What rules did to one layer, by file.
struct RuleEffects {
    let manifest: LayerManifest?
    private let removed: [BytePath: Int]
    /// Bytes of the removed files.
    private let sizes: [BytePath: Int]
    private let removedByKey: [String: Int]
    private let stripped: [BytePath: Int]
    private let putBack: [BytePath: Int]
    private let patched: [BytePath: Int]

    /// - Parameter hasOtherNames: whether files may have other names than in the layer that it is compared with.
    init(_ manifest: LayerManifest?, hasOtherNames: Bool) {
        self.manifest = manifest
        var removed: [BytePath: Int] = [:]
        var sizes: [BytePath: Int] = [:]
        var keys: [String: Int] = [:]
        for folder in manifest?.removed ?? [] {
            let parent = BytePath(folder.folder)
            for (name, bytes) in folder.files {
                let path = parent.appending(BytePath(name))
                removed[path] = folder.statement
                sizes[path] = bytes
                guard hasOtherNames else { continue }
                keys[FileKey.key(of: path.text ?? "\(path)", .version)] = folder.statement
            }
        }
        self.removed = removed
        self.sizes = sizes
        removedByKey = keys
        stripped = Self.byPath(manifest?.stripped ?? [], \.path) { $0.before - $0.after }
        putBack = Self.byPath(manifest?.putBack ?? [], \.path, \.lost)
        patched = Self.byPath(manifest?.patched ?? [], \.path) { $0.after - $0.before }
    }

    /// The statement that took a file; a file of nearly the same name counts where the layers have other names.
    func removal(of path: String) -> Int? {
        removed[BytePath(path)] ?? (removedByKey.isEmpty ? nil : removedByKey[FileKey.key(of: path, .version)])
    }

    /// What this layer's rules removed and those of the other did not: path, statement, and bytes before a strip.
    func removals(notOf other: RuleEffects) -> [(path: BytePath, statement: Int, bytes: Int)] {
        removed.filter { other.removed[$0.key] == nil }.map { ($0.key, $0.value, sizes[$0.key] ?? 0) }
            .sorted { $0.path < $1.path }
    }

    /// Bytes that a strip freed; 0 for files that were not stripped.
    func freedByStrip(_ path: BytePath) -> Int { stripped[path] ?? 0 }

    func isStripped(_ path: String) -> Bool { stripped[BytePath(path)] != nil }

    /// Bytes that a refused strip would have freed.
    func lostStrip(_ path: String) -> Int? { putBack[BytePath(path)] }

    /// Bytes that a patch added.
    func patch(_ path: String) -> Int? { patched[BytePath(path)] }

    private static func byPath<Row>(
        _ rows: [Row], _ path: (Row) -> String, _ value: (Row) -> Int
    ) -> [BytePath: Int] {
        Dictionary(rows.map { (BytePath(path($0)), value($0)) }, uniquingKeysWith: { first, _ in first })
    }
}
