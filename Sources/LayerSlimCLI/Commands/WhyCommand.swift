import ArgumentParser
import LayerModel
import LayerSlimKit
import RuleLanguage
import SystemPackage

/// `layerslim why`: why something is in a layer, or is not.
struct WhyCommand: LayerCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Say why something is in a layer, or is not, and what brings it back.",
        usage: "layerslim why WHAT [TREE|ZIP] [OPTIONS]",
        discussion: """
            WHAT is a distribution, a module, a file, a library, or a line of a log: "No module named 'a.b'", \
            "libx.so.1: cannot open shared object file". Of a zip that apply made, its manifest answers; with --rules \
            what the rules would take from the tree is explained too.
            """)

    @Argument(help: "A distribution, module, file or library, or a line of a log.")
    var what: String

    @Argument(help: TreeChoice.help)
    var tree: String?

    @Option(help: ArgumentHelp("Rules that have not been applied yet.", valueName: "file"))
    var rules: String?

    @Option(help: "How to write the answer: text or json.")
    var format: AnswerFormat = .text

    @OptionGroup var common: CommonOptions

    func run() throws {
        let console = Console(color: common.color)
        let loaded = try rules.map { try RuleFiles.load($0) }
        let choice = try TreeChoice(named: tree ?? loaded?.rules.path(of: .tree)?.string)
        if let remark = choice.remark, !common.quiet { console.note(remark) }

        let progress = Progress(common)
        defer { progress.clear() }
        var request = WhyRequest(what: what, path: choice.path)
        request.rules = loaded?.rules
        request.target = common.target
        request.jobs = common.workers
        request.progress = { progress.show($0) }
        let answer = try request.run()
        progress.clear()
        try console.write(answer.rendered(as: format))
    }
}
