import LayerModel
import SlimDiagnostics
import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Data to stdout, everything said about the work to stderr. Each report is one write.
struct Console: Sendable {
    /// Nobody reads stdout any more, as under `| head`: no reason to complain.
    struct ClosedPipe: Error {}

    func write(_ text: String) throws {
        do {
            try FileDescriptor.standardOutput.writeAll(text.utf8)
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
        note("layerslim: \(error.message)" + (error.hint.map { "\n  \($0)" } ?? ""))
    }

    static func isTerminal(_ descriptor: FileDescriptor) -> Bool { isatty(descriptor.rawValue) == 1 }
}
