import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The child processes that run.
final class Children: Sendable {
    static let shared = Children()

    private struct State {
        var processes: Set<pid_t> = []
        var areEnding = false
    }

    private let state = Mutex(State())

    func add(_ process: pid_t) {
        let areEnding = state.withLock { state in
            state.processes.insert(process)
            return state.areEnding
        }
        // Started while the others were being ended.
        if areEnding { kill(process, SIGKILL) }
    }

    func remove(_ process: pid_t) {
        state.withLock { _ = $0.processes.remove(process) }
    }

    /// Asks all to end, and a third of a second later ends them.
    func end() {
        let processes = state.withLock { state in
            state.areEnding = true
            return state.processes
        }
        for process in processes { kill(process, SIGTERM) }
        for _ in 0..<100 where !processes.allSatisfy(hasExited) { usleep(3_300) }
        let stubborn = processes.filter { !hasExited($0) }
        for process in stubborn { kill(process, SIGKILL) }
        for _ in 0..<100 where !stubborn.allSatisfy(hasExited) { usleep(3_300) }
    }
}

/// Whether a child process has exited, without taking its status from whoever waits for it.
private func hasExited(_ process: pid_t) -> Bool {
    var information = siginfo_t()
    let status = waitid(P_PID, id_t(process), &information, WEXITED | WNOHANG | WNOWAIT)
    // Nothing is filled in for a process that runs.
    return status != 0 || information.si_signo != 0
}
