import Synchronization
import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The files and folders that must not outlive this process. They are removed at `exit`, and when a signal ends it.
///
/// Creating one, and renaming it to its final name, happen under the lock that a signal's clean-up takes: a path is
/// registered if and only if it was created here and has not become a result.
enum Temporaries {
    private struct State {
        var paths: Set<FilePath> = []
        var isRemovedAtExit = false
    }

    private static let state = Mutex(State())

    static func create(_ path: FilePath, by make: () throws(Errno) -> Void) throws(Errno) {
        try state.withLock { state throws(Errno) in
            if !state.isRemovedAtExit {
                state.isRemovedAtExit = true
                atexit { Temporaries.removeAll() }
            }
            try make()
            state.paths.insert(path)
        }
    }

    /// Turns temporary files into results. No signal's clean-up comes between the steps of `publish`.
    static func commit(_ publish: () throws(Errno) -> Void) throws(Errno) {
        try state.withLock { _ throws(Errno) in try publish() }
    }

    /// Removes one early.
    static func remove(_ path: FilePath) throws(FileError) {
        // Still registered meanwhile: a signal's clean-up may work on the same tree, which does no harm.
        try removeTree(path)
        state.withLock { _ = $0.paths.remove(path) }
    }

    static func removeAll() {
        state.withLock { remove(all: $0.paths) }
    }

    /// Removes everything and ends the process. The lock stays taken, so no thread can create or commit any more.
    static func removeAllAndExit(status: Int32, after prepare: () -> Void) -> Never {
        state.withLock { state in
            prepare()
            remove(all: state.paths)
            _exit(status)
        }
    }

    /// Waits forever where the process is being ended by a signal.
    static func waitWhileExiting() {
        state.withLock { _ in }
    }

    private static func remove(all paths: Set<FilePath>) {
        for path in paths {
            // What cannot be removed stays; there is nobody left to tell.
            try? removeTree(path)
        }
    }
}
