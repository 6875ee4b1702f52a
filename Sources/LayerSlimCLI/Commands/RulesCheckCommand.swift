import ArgumentParser
import LayerModel
import LayerSlimKit
import RuleLanguage
import SlimDiagnostics
import SystemPackage

/// `layerslim rules check`: every mistake of a rule file and its includes in one run.
struct RulesCheckCommand: LayerCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Report every mistake of a rule file and its includes.",
        usage: "layerslim rules check FILE [--tree TREE] [OPTIONS]",
        discussion: """
            With --tree also what shows only there: patches whose text is not in their file, statements that match \
            nothing, and globs over all packages that take modules which other code imports.
            """)

    @Argument(help: "A rule file, or a built-in set such as default.")
    var file: String

    @Option(help: ArgumentHelp("A folder or layer zip to hold the rules against.", valueName: "tree"))
    var tree: String?

    @Flag(help: "A rule that matches nothing in the tree is an error.")
    var strict = false

    @OptionGroup var common: CommonOptions

    func run() throws {
        let console = Console(color: common.color)
        let diagnostics = try diagnostics(console)
        var text = console.drawing(diagnostics)
        if !diagnostics.isEmpty { text += "\n" }
        text += Self.summary(of: diagnostics, file: file, tree: tree) + "\n"
        if !common.quiet || !diagnostics.isEmpty { try console.write(text) }
        if diagnostics.hasErrors { throw CommandOutcome(status: .usage) }
    }

    private func diagnostics(_ console: Console) throws -> [Diagnostic] {
        do {
            let (rules, warnings) = try RuleFiles.load(file)
            guard let tree else { return warnings }
            let progress = Progress(common)
            defer { progress.clear() }
            progress.show("loading \(tree)")
            let analyzer = Analyzer(target: try common.target ?? rules.target(), jobs: common.workers)
            let analysis = try analyzer.analyze(LayerTree.load(FilePath(tree), jobs: common.workers))
            progress.show("checking")
            var check = RuleCheck(rules: rules, analysis: analysis)
            check.isStrict = strict
            check.jobs = common.workers
            return try (warnings + check.diagnostics()).sorted(inFiles: rules.sources.map(\.name))
        } catch let errors as RuleErrors {
            return errors.diagnostics
        }
    }

    private static func summary(of diagnostics: [Diagnostic], file: String, tree: String?) -> String {
        let errors = diagnostics.errorCount
        guard errors == 0 else { return Console.failure(errors: errors) }
        let warnings = diagnostics.warningCount
        let against = tree.map { " against \($0)" } ?? ""
        return "\(file)\(against): 0 errors, \(warnings) warning\(warnings == 1 ? "" : "s")"
    }
}
