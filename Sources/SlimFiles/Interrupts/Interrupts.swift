import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What happens when a signal ends the process: child processes end, temporary files and folders go, and the exit
/// status is 128 and the signal's number.
///
/// The handler of a signal only writes the number into a pipe; a thread that waits at the other end does the work. No
/// signal is blocked, and handlers do not outlive `exec`, so child processes start with the defaults.
public enum Interrupts {
    /// Handles SIGINT, SIGTERM and SIGHUP from now on, and leaves SIGPIPE and SIGXFSZ to the errors EPIPE and EFBIG of the
    /// writes that cause them. To be called once, at the start. A signal that is ignored (under `nohup`, or a shell's `&`)
    /// stays ignored.
    ///
    /// - Returns: false where the system has no pipe or thread left; signals then do what they do by default.
    @discardableResult
    public static func install() -> Bool {
        guard let pipe = try? Posix.pipe() else { return false }
        signalPipe = pipe.writeEnd.rawValue
        let watcher = Thread {
            let signal = nextSignal(from: pipe.readEnd)
            Temporaries.removeAllAndExit(status: 128 + signal) { Children.shared.end() }
        }
        guard let watcher else { return false }
        watcher.detach()
        for signal in [SIGINT, SIGTERM, SIGHUP] where !Posix.isIgnored(signal) {
            Posix.handle(signal, with: writeSignalToPipe)
        }
        // Not SIG_IGN, which child processes would inherit.
        for signal in [SIGPIPE, SIGXFSZ] { Posix.handle(signal) { _ in } }
        return true
    }

    /// Waits forever where a signal is ending the process, so that no error is reported that is only its consequence.
    public static func waitWhileExiting() {
        Temporaries.waitWhileExiting()
    }

    /// Has a running child process ended with this one.
    public static func register(child: Int32) {
        Children.shared.add(child)
    }

    /// To be called when the child process has exited.
    public static func unregister(child: Int32) {
        Children.shared.remove(child)
    }
}

/// The end of the pipe that handlers write to. Set once, before there is a handler.
nonisolated(unsafe) private var signalPipe: Int32 = -1

private func writeSignalToPipe(_ signal: Int32) {
    let savedError = errno
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(signalPipe, &byte, 1)
    errno = savedError
}

private func nextSignal(from pipe: FileDescriptor) -> Int32 {
    var byte: UInt8 = 0
    while read(pipe.rawValue, &byte, 1) != 1 {}
    return Int32(byte)
}
