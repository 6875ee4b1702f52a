public import ArgumentParser
import LayerModel
import LayerSlimKit
import SlimFiles
import SystemPackage

/// The command `layerslim`: its name, its subcommands and the way out.
public struct LayerSlim: AsyncParsableCommand {
    public static let configuration = CommandConfiguration(
        commandName: "layerslim",
        abstract: "Brings a Python site-packages tree under AWS Lambda's limit, and proves that it still loads.",
        subcommands: [
            AnalyzeCommand.self, ApplyCommand.self, CheckCommand.self, WhyCommand.self, PackCommand.self,
            RulesCommand.self,
        ])

    @Flag(name: .long, help: "Print the versions of the tool and of the libraries that it uses.")
    var version = false

    public init() {}

    public func run() throws {
        guard version else { throw CleanExit.helpRequest(self) }
        Console().write(ToolVersion.lines.joined(separator: "\n") + "\n")
    }

    /// Runs the command that the arguments name and ends the process with the status that belongs to the outcome.
    public static func runAndExit() async -> Never {
        Interrupts.install()
        let status = await status(of: Array(CommandLine.arguments.dropFirst()))
        TemporaryPaths.removeAll()
        exitProcess(status)
    }

    static func status(of arguments: [String]) async -> Int32 {
        do {
            var command = try parseAsRoot(arguments)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            return ExitStatus.done.rawValue
        } catch let outcome as CommandOutcome {
            return outcome.status.rawValue
        } catch let error as StageError {
            Console().report(error)
            return ExitStatus(error.cause).rawValue
        } catch is ClosedPipe {
            return ExitStatus.done.rawValue
        } catch {
            let asked = exitCode(for: error) == .success
            let message = fullMessage(for: error)
            if !message.isEmpty {
                asked ? Console().write(message + "\n") : Console().note(message)
            }
            return asked ? ExitStatus.done.rawValue : ExitStatus.usage.rawValue
        }
    }
}

/// A command that did its work and whose result is a failure; everything about it has been printed.
struct CommandOutcome: Error {
    let status: ExitStatus
}
