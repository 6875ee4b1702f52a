import LayerImports
import LayerModel
import SlimDiagnostics
import SlimFiles

/// What may have been meant by a name that nothing has.
struct NearMatches {
    let context: WhyContext

    /// Names shown at most.
    private static let most = 5

    /// A line for people; nil where nothing is near.
    func hint(for text: String) -> String? {
        let same = pathsNamed(text)
        if !same.isEmpty { return "several files are: \(same.joined(separator: ", "))" }
        var names = candidates(for: text)
        var near: [String] = []
        while near.count < Self.most, let next = Suggestion.closest(to: text, among: names) {
            near.append(next)
            names.removeAll { $0 == next }
        }
        return near.isEmpty ? nil : "did you mean \(near.joined(separator: ", "))?"
    }

    private var paths: [BytePath] {
        context.analysis.tree.files.map(\.path) + (context.isPlanned ? [] : context.removed?.files.map(\.path) ?? [])
    }

    private func pathsNamed(_ text: String) -> [String] {
        let name = Array(text.utf8)
        let found = paths.filter { $0.name == name }.sorted()
        let rest = found.count > Self.most ? ["and \(found.count - Self.most) more"] : []
        return found.prefix(Self.most).map(\.description) + rest
    }

    /// Paths for what looks like one, else distributions and modules of the same depth.
    private func candidates(for text: String) -> [String] {
        if text.contains("/") { return paths.map(\.description) }
        let depth = text.split(separator: ".").count
        let modules = Set(
            paths.compactMap { path -> String? in
                guard let parts = ModuleName(of: path, target: context.target)?.parts, parts.count >= depth else {
                    return nil
                }
                return parts.prefix(depth).joined(separator: ".")
            })
        let distributions =
            context.analysis.distributions.map(\.displayName) + (context.manifest?.distributions.map(\.name) ?? [])
        return Array(modules.union(distributions)).sorted()
    }
}
