/// The folders that a walk has still to list, shared by its threads. The newest is taken first, which keeps few folders
/// open.
package final class WalkQueue: Sendable {
    struct Folder: Sendable {
        let path: BytePath
        /// How many components the path has.
        let depth: Int
        /// An open folder that it lies in, nil for the root of the walk.
        let anchor: Anchor?
    }

    struct Anchor: Sendable {
        let folder: OpenListing
        /// Of the folder's path, in bytes.
        let pathLength: Int
    }

    private struct State {
        var folders = [Folder(path: BytePath(bytes: []), depth: 0, anchor: nil)]
        var busyThreads = 0
        var visited: [FileIdentity: [BytePath]] = [:]
        var findings = WalkFindings()
    }

    private let state = Monitor(State())

    package init() {}

    var findings: WalkFindings { state.withLock { $0.findings } }

    /// The next folder, after a wait where others may still find some; nil when all are listed.
    func take() -> Folder? {
        state.wait(
            until: { !$0.folders.isEmpty || $0.busyThreads == 0 },
            then: { state in
                guard let folder = state.folders.popLast() else { return nil }
                state.busyThreads += 1
                return folder
            })
    }

    /// Ends the work on a folder that ``take()`` gave, with the folders that it holds.
    func finish(adding folders: [Folder]) {
        let mayWake = state.withLock { state in
            state.folders += folders
            state.busyThreads -= 1
            return !state.folders.isEmpty || state.busyThreads == 0
        }
        if mayWake { state.wakeAll() }
    }

    /// Notes a folder before it is listed.
    ///
    /// - Returns: false where it is also one that it lies in.
    package func enter(_ path: BytePath, _ identity: FileIdentity) -> Bool {
        state.withLock { state in
            let isLoop = state.visited[identity, default: []].contains { path.isInside($0) }
            if !isLoop { state.visited[identity, default: []].append(path) }
            return !isLoop
        }
    }

    func add(_ findings: WalkFindings) {
        state.withLock { state in
            state.findings.files += findings.files
            state.findings.folders += findings.folders
            state.findings.problems += findings.problems
        }
    }
}
