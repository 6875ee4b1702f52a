import ELFFormat
import LayerModel
import RuleLanguage
import SlimFiles

/// Which rule took a needed library away, and the line that brings it back.
struct RemovedLibrary {
    let plan: SlimmingPlan

    func details(of name: String) -> [Finding.Detail] {
        let tree = plan.analysis.tree
        for (file, native) in plan.analysis.natives.sorted(by: { $0.key < $1.key }) {
            guard case .removed(let statement) = plan.fates[file],
                tree.files[file].path.name == Array(name.utf8) || native.dynamic?.soname == name
            else { continue }
            let rule = plan.rules.statements[statement]
            let bytes = plan.analysis.strippedSize(of: file)
            return [
                .init("gone", "\(rule.location)  \(rule.head)"),
                .init("mend", "keep \"\(tree.files[file].path)\"  +\(ByteText.short(bytes))"),
            ]
        }
        return []
    }
}
