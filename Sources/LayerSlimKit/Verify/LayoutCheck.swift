import LayerModel
import SlimFiles

/// Check 7: whether what is in the layer can be read, found and unpacked.
struct LayoutCheck {
    let analysis: LayerAnalysis

    func findings() throws -> [Finding] {
        try BytecodeCheck(analysis: analysis).findings() + StartupFiles(analysis: analysis).findings()
            + NameCollisions(tree: analysis.tree).findings + modes
    }

    private var modes: [Finding] { unreadable + notExecutable }

    /// Lambda runs the function as a user that owns none of the files.
    private var unreadable: [Finding] {
        let closed = analysis.tree.entries.filter { $0.file.isRegular && $0.file.mode & 0o004 == 0 }
        guard let first = closed.first else { return [] }
        let isArchive = analysis.tree.archive != nil
        let others = closed.count > 1 ? "and \(ByteText.grouped(closed.count - 1)) more are" : "is"
        return [
            Finding(
                .unreadableMode, isArchive ? .error : .note,
                isArchive
                    ? "\(others) not readable by the function's user"
                    : "\(others) readable by the owner only; layerslim packs 0644, zip does not",
                path: "\(first.path)", details: [.init("mend", "chmod -R a+rX TREE")])
        ]
    }

    private var notExecutable: [Finding] {
        analysis.natives.sorted { $0.key < $1.key }.compactMap { file, native in
            let entry = analysis.tree.files[file]
            guard native.role == .program, entry.mode & 0o001 == 0 else { return nil }
            return Finding(
                .unreadableMode, .warning, "is a program that the function's user may not run", path: "\(entry.path)",
                details: [.init("mend", "chmod a+rx \(entry.path), before packing")])
        }
    }
}
