import RuleLanguage
import SlimDiagnostics

/// Loads rules from texts, with no files anywhere near.
func load(
    _ text: String, name: String = "layers/geo.rules", files: [String: String] = [:], additions: [String] = []
) -> RuleLoader.Result {
    let loader = RuleLoader { name, _ in
        guard let text = files[name] else { return .notFound(tried: ["layers/\(name)", "built-in \(name)"]) }
        return .found(source(text, name: name))
    }
    return loader.load(
        source(text, name: name), additions: additions.map { source($0, name: "command line") })
}

func source(_ text: String, name: String) -> RuleSource {
    RuleSource(name: name, bytes: Array(text.utf8), isBuiltin: false)
}

/// All messages about a rule file as people see them.
func messages(_ text: String, name: String = "a.rules", files: [String: String] = [:]) -> String {
    DiagnosticRenderer().render(load(text, name: name, files: files).diagnostics)
}
