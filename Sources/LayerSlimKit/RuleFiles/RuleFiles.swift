import BuiltinRules
public import LayerModel
public import RuleLanguage
public import SlimDiagnostics
import SlimFiles
import SystemPackage

/// Finds rule files: on disk, else among those that come with the tool.
public enum RuleFiles {
    /// Largest rule file that is read, in bytes.
    private static let limit = 8 << 20

    /// Reads the rule file that an argument names, with all that it includes.
    ///
    /// - Parameters:
    ///   - additions: statements from the command line, as if they stood at the end of the file.
    /// - Throws: StageError (usage) where there is no such file, RuleErrors with every mistake in the files.
    public static func load(_ name: String, additions: String = "") throws -> (rules: RuleSet, warnings: [Diagnostic]) {
        let main = try source(named: name)
        let extra =
            additions.isEmpty ? [] : [RuleSource(name: "command line", bytes: Array(additions.utf8), isBuiltin: false)]
        let result = RuleLoader(find: find).load(main, additions: extra)
        guard let rules = result.ruleSet else { throw RuleErrors(diagnostics: result.diagnostics) }
        return (rules, result.diagnostics)
    }

    /// The text of a rule file on disk or of a built-in one.
    public static func source(named name: String) throws(StageError) -> RuleSource {
        if SystemPaths.exists(FilePath(name)) {
            do throws(FileError) {
                return RuleSource(name: name, bytes: try readFile(at: FilePath(name), limit: limit), isBuiltin: false)
            } catch {
                throw StageError(.usage, "\(error)", hint: "name a rule file, or a built-in set such as default")
            }
        }
        guard let file = BuiltinRules.file(named: name) else {
            throw StageError(
                .usage, "there is no rule file \(name), and no built-in set of that name",
                hint: "`layerslim rules list` shows the built-in sets")
        }
        return builtin(file.name, file.bytes)
    }

    /// The default rules of the tool, whatever lies on disk, with further built-in files included after them.
    ///
    /// - Returns: nil where one of them is not there.
    static func shipped(with names: [String]) -> RuleSet? {
        guard let main = BuiltinRules.file(named: "default") else { return nil }
        let includes = names.map { "include \($0.asRuleString)\n" }.joined()
        let extra = names.isEmpty ? [] : [builtin("additions.rules", Array(includes.utf8))]
        return RuleLoader(find: find).load(builtin(main.name, main.bytes), additions: extra).ruleSet
    }

    private static func builtin(_ name: String, _ bytes: [UInt8]) -> RuleSource {
        RuleSource(name: "rules/" + name, bytes: bytes, isBuiltin: true)
    }

    /// An included file lies beside the one that includes it, else among the built-in ones.
    private static func find(_ name: String, from includer: RuleSource) -> RuleLoader.FoundInclude {
        var tried: [String] = []
        if !includer.isBuiltin {
            let path = FilePath(includer.name).removingLastComponent().pushing(FilePath(name))
            tried.append(path.string)
            if SystemPaths.exists(path) {
                do throws(FileError) {
                    let bytes = try readFile(at: path, limit: limit)
                    return .found(RuleSource(name: path.string, bytes: bytes, isBuiltin: false))
                } catch {
                    return .unreadable(path: path.string, reason: "\(error)")
                }
            }
        }
        let folder = includer.isBuiltin ? FilePath(includer.name).removingLastComponent() : FilePath("rules")
        // Those of `optional` are there to be included: by their bare name, too.
        let places = [folder.pushing(FilePath(name)).lexicallyNormalized().string, "rules/" + name]
        for candidate in places + ["rules/optional/" + name] {
            if let file = BuiltinRules.file(named: candidate) { return .found(builtin(file.name, file.bytes)) }
        }
        return .notFound(tried: tried + ["the built-in rules"])
    }
}
