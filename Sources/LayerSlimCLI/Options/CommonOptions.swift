import ArgumentParser
import LayerModel
import SlimFiles

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The Lambda runtime, such as python3.12-arm64. (default: told by the tree)", valueName: "runtime"),
        transform: LambdaTarget.parsing)
    var target: LambdaTarget?

    @Option(
        help: ArgumentHelp(
            "How many files are worked on at once. (default: the number of cores)", valueName: "number"))
    var jobs: Int?

    @Flag(name: .shortAndLong, help: "Print results and errors, nothing else.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Print each step of the work to stderr.")
    var verbose = false

    @Option(help: ArgumentHelp("When to use colours; auto is where a person reads.", valueName: "when"))
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
