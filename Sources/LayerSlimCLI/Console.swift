import LayerModel
import LayerSlimKit
import SlimDiagnostics
import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Data to stdout, everything said about the work to stderr. Each report is one write.
struct Console: Sendable {
    var color: ColorChoice = .auto

    /// Nobody reads stdout any more, as under `| head`: no reason to complain.
    struct ClosedPipe: Error {}

    func write(_ text: String) throws { try write(Array(text.utf8)) }

    func write(_ bytes: [UInt8]) throws {
        do {
            try FileDescriptor.standardOutput.writeAll(bytes)
        } catch Errno.brokenPipe {
            throw ClosedPipe()
        } catch {
            throw StageError(.output, "cannot write to stdout: \(error)")
        }
    }

    /// A message for people; lost where nobody can read it.
    func note(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll((text.hasSuffix("\n") ? text : text + "\n").utf8)
    }

    func report(_ error: StageError) {
        let lines = WrappedText.lines("layerslim: \(error.message)", indent: "  ")
        let hint = error.hint.map { WrappedText.lines("  \($0)", indent: "    ") } ?? []
        note((lines + hint).joined(separator: "\n"))
    }

    static func isTerminal(_ descriptor: FileDescriptor) -> Bool { isatty(descriptor.rawValue) == 1 }

    /// Whether colours go to a descriptor: an option decides, then NO_COLOR (<https://no-color.org>), then the terminal.
    func usesColor(on descriptor: FileDescriptor) -> Bool {
        switch color {
        case .always: return true
        case .never: return false
        case .auto:
            guard SystemPaths.environment("NO_COLOR") ?? "" == "", SystemPaths.environment("TERM") != "dumb" else {
                return false
            }
            return Self.isTerminal(descriptor)
        }
    }
}
