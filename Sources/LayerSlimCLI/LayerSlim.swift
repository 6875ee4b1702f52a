public import ArgumentParser
import LayerModel
import LayerSlimKit
import SlimDiagnostics
import SlimFiles

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The command `layerslim`: its subcommands and the way out.
public struct LayerSlim: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "layerslim",
        abstract: "Brings a Python site-packages tree under AWS Lambda's limit, and proves that it still loads.",
        version: ToolVersion.lines.joined(separator: "\n"),
        subcommands: [
            AnalyzeCommand.self, ApplyCommand.self, BaselineCommand.self, CheckCommand.self, DiffCommand.self,
            PackCommand.self, ReportCommand.self, RulesCommand.self, WhyCommand.self,
        ])

    public init() {}

    /// Runs the command that the arguments name and ends the process with the status that belongs to the outcome.
    public static func runAndExit() async -> Never {
        Interrupts.install()
        let status = await status(of: Array(CommandLine.arguments.dropFirst()))
        // A signal that is ending the process says how it ended.
        Interrupts.waitWhileExiting()
        endProcess(status.rawValue)
    }

    static func status(of arguments: [String]) async -> ExitStatus {
        var console = Console()
        do {
            try refuseUnknownCommand(arguments)
            var command = try parseAsRoot(arguments)
            if let command = command as? any LayerCommand { console.color = command.common.color }
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return .done
        } catch {
            Interrupts.waitWhileExiting()
            return report(error, console)
        }
    }

    /// The parser's own message calls a misspelt command an unexpected argument.
    ///
    /// - Throws: StageError (usage) with what may have been meant.
    private static func refuseUnknownCommand(_ words: [String]) throws(StageError) {
        var commands = configuration.subcommands
        for word in words {
            let names = commands.compactMap { $0.configuration.commandName }
            guard !names.isEmpty, !word.hasPrefix("-"), word != "help" else { return }
            guard let command = commands.first(where: { $0.configuration.commandName == word }) else {
                let guess = Suggestion.closest(to: word, among: names).map { "did you mean \($0)?" }
                throw StageError(
                    .usage, "there is no command \(word)", hint: guess ?? "there are \(names.joined(separator: ", "))")
            }
            commands = command.configuration.subcommands
        }
    }

    private static func report(_ error: any Error, _ console: Console) -> ExitStatus {
        switch error {
        case let outcome as CommandOutcome: return outcome.status
        case is Console.ClosedPipe: return .done
        case let error as StageError:
            console.report(error)
            return ExitStatus(error.cause)
        case let errors as RuleErrors:
            console.report(errors.diagnostics)
            return .usage
        case let error as FileError:
            console.note("layerslim: \(error)")
            return .broken
        default:
            let isAnswer = exitCode(for: error) == .success
            let message = fullMessage(for: error)
            guard isAnswer else {
                console.note(message)
                return isUsage(error) ? .usage : .broken
            }
            _ = try? console.write(message + "\n")
            return .done
        }
    }

    /// Whether the argument parser refused the command line.
    private static func isUsage(_ error: any Error) -> Bool { exitCode(for: error) == .validationFailure }
}

/// A command with the options that every one takes.
protocol LayerCommand: AsyncParsableCommand {
    var common: CommonOptions { get }
}

/// `exit` by a name that no command's own method hides.
private func endProcess(_ status: Int32) -> Never { exit(status) }

/// A command that did its work and whose result is a failure; everything about it has been printed.
struct CommandOutcome: Error {
    let status: ExitStatus
}
