import Synchronization
import SystemPackage

/// Says what is being done: on a terminal in one line where it takes long, with `--verbose` in a line for each step.
final class Progress: Sendable {
    private struct State {
        var isShown = false
        var last = ContinuousClock.now
        /// The last step that was printed, its counts left out.
        var step = ""
    }

    private enum Mode {
        case silent, line, steps
    }

    private let mode: Mode
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    init(_ options: CommonOptions) {
        if options.verbose {
            mode = .steps
        } else {
            mode = !options.quiet && Console.isTerminal(.standardError) ? .line : .silent
        }
    }

    func show(_ text: String) {
        switch mode {
        case .silent: break
        case .line: drawLine(text)
        case .steps: printStep(text)
        }
    }

    /// From half a second after the start on and at most ten times a second.
    private func drawLine(_ text: String) {
        state.withLock { state in
            let now = ContinuousClock.now
            guard now - start > .milliseconds(500), !state.isShown || now - state.last > .milliseconds(100) else {
                return
            }
            state.isShown = true
            state.last = now
            _ = try? FileDescriptor.standardError.writeAll("\r\u{1B}[K\(text.prefix(78))…".utf8)
        }
    }

    /// `stripping 3 of 120` is the same step as `stripping 2 of 120`.
    private func printStep(_ text: String) {
        state.withLock { state in
            let step = text.filter { !$0.isNumber }
            guard step != state.step else { return }
            state.step = step
            _ = try? FileDescriptor.standardError.writeAll("layerslim: \(text)\n".utf8)
        }
    }

    /// Takes the line away again.
    func clear() {
        state.withLock { state in
            guard state.isShown else { return }
            state.isShown = false
            _ = try? FileDescriptor.standardError.writeAll("\r\u{1B}[K".utf8)
        }
    }
}
