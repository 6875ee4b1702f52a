/// Everything below a folder, found without following a link.
public struct FileWalk: Sendable {
    /// Regular files and links, sorted by the bytes of their paths.
    public let files: [FileEntry]
    /// All folders but the root, sorted by the bytes of their paths.
    public let folders: [FolderEntry]
    /// Sorted by the bytes of their paths.
    public let problems: [WalkProblem]

    /// Walks the tree once, with up to `jobs` threads. What cannot be read becomes a problem; nothing stops the walk.
    public init(of root: OpenFolder, jobs: Int = availableCores()) {
        let queue = WalkQueue()
        let work: @Sendable () -> Void = {
            var lister = FolderLister(root: root, queue: queue)
            lister.run()
            queue.add(lister.findings)
        }
        withThreads(count: jobs - 1, work) { _ in work() }
        let findings = queue.findings
        files = findings.files.sorted { $0.path < $1.path }
        folders = findings.folders.sorted { $0.path < $1.path }
        problems = findings.problems.sorted { $0.path < $1.path }
    }
}

/// What one thread found.
struct WalkFindings: Sendable {
    var files: [FileEntry] = []
    var folders: [FolderEntry] = []
    var problems: [WalkProblem] = []
}
