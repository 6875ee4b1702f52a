import ArgumentParser
import LayerModel
import SlimFiles

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The Lambda runtime, such as python3.12-arm64.", valueName: "runtime"))
    var target: LambdaTarget?

    @Option(help: "How many files are worked on at once. (default: the number of cores)")
    var jobs: Int?

    @Flag(name: .shortAndLong, help: "Print results and errors, nothing else.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Print more about what is done.")
    var verbose = false

    @Option(help: ArgumentHelp("When to use colours: auto, always or never.", valueName: "when"))
    var color: ColorChoice = .auto

    var workers: Int { jobs ?? availableCores() }

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs takes a number from 1 on, not \(jobs)") }
    }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never
}
