import LayerModel
import SlimFiles

extension SlimmedLayer {
    /// What stripping did not achieve: files that tools damaged, or no tool at all.
    var findings: [Finding] {
        guard !tools.isEmpty else {
            let lost = strips.reduce(0) { $0 + plan.analysis.strippableBytes(of: $1.file) }
            guard lost > 0 else { return [] }
            return [
                Finding(
                    .noStripTool, .warning,
                    "no strip tool was found: \(ByteText.short(lost)) of symbols and debug sections stay",
                    details: [.init("mend", "install llvm 19 or newer, or name a tool with --strip-tool")])
            ]
        }
        return damaged.map { result in
            let path = plan.analysis.tree.files[result.file].path
            let lost = plan.analysis.strippableBytes(of: result.file)
            return Finding(
                .stripPutBack, .warning,
                "keeps its symbols (\(ByteText.short(lost))): no tool strips it without damage",
                path: "\(path)",
                details: result.refusals.map { .init("tried", "\($0.tool.description): \($0.reason)") })
        }
    }

    /// This layer with a manifest at its root.
    func addingManifest() throws -> SlimmedLayer {
        let bytes = try JSON.encode(LayerManifest(of: self), isPretty: false)
        let file = LayerFile(
            path: BytePath(LayerManifest.fileName), kind: .regular, size: bytes.count, mode: 0o644, isOutside: true)
        let outside = (tree.outside.filter { $0.path != file.path } + [file]).sorted { $0.path < $1.path }
        return SlimmedLayer(
            plan: plan,
            tree: tree.overlay(files: tree.files, outside: outside, replacedOutside: [file.path: .bytes(bytes)]),
            strips: strips, tools: tools, freed: freed)
    }
}
