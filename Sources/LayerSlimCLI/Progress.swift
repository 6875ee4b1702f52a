import Synchronization
import SystemPackage

/// One line on a terminal that says what takes long; nothing where stderr is no terminal.
final class Progress: Sendable {
    private struct State {
        var isShown = false
        var last = ContinuousClock.now
    }

    private let isOn: Bool
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    init(isQuiet: Bool) {
        isOn = !isQuiet && Console.isTerminal(.standardError)
    }

    /// Shows a line, from half a second after the start on and at most ten times a second.
    func show(_ text: String) {
        guard isOn else { return }
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

    /// Takes the line away again.
    func clear() {
        state.withLock { state in
            guard state.isShown else { return }
            state.isShown = false
            _ = try? FileDescriptor.standardError.writeAll("\r\u{1B}[K".utf8)
        }
    }
}
