import LayerModel
import SlimFiles
import SystemPackage

/// `apply --probe`: imports every top-level module of a layer for real, before it gets its name.
struct LayerProbe: Sendable {
    let python: ProbePython
    let staging: FilePath
    let jobs: Int
    /// The zip that was packed; nil where only a tree is wanted.
    var archive: FilePath?
    var progress: @Sendable (String) -> Void = { _ in }

    init(python: ProbePython, staging: FilePath, jobs: Int) {
        self.python = python
        self.staging = staging
        self.jobs = jobs
    }

    /// A finding for each module that cannot be imported: an error, or a warning where it could not be before either.
    ///
    /// - Parameter after: the slimmed layer, which was made from the tree of `before`.
    /// - Throws: StageError (output) where the layer cannot be unpacked.
    func run(on after: LayerAnalysis, before: LayerAnalysis, removed: RemovedFiles) async throws -> Result {
        let modules = ProbeModules(after).modules
        progress("unpacking, to probe")
        let tree = try archive.map { try LayerTree.load($0, jobs: jobs) } ?? after.tree
        let layer = try unpack(tree, as: "probe")
        let failures = try await probe(modules, of: layer)
        guard !failures.isEmpty else { return Result(modules: modules.count, findings: []) }
        // The same modules of the tree as it was: what failed there no rule has broken.
        let failed = failures.keys.sorted()
        let earlier = try await probe(failed.map { modules[$0] }, of: folder(of: before.tree))
        let findings = failed.enumerated().compactMap { position, number in
            failures[number].map {
                finding(modules[number], $0, isNew: earlier[position] == nil, removed, after.target.target)
            }
        }
        return Result(modules: modules.count, findings: findings)
    }

    struct Result: Sendable {
        /// How many were imported, or should have been.
        let modules: Int
        /// One for each that could not be.
        let findings: [Finding]
    }

    /// A layer on disk: the layer root, and the site root in it.
    private struct Layer {
        let root, site: FilePath
    }

    private func unpack(_ tree: LayerTree, as name: String) throws -> Layer {
        let root = staging.appending(name)
        try TreeWriter(jobs: jobs).write(tree, to: root)
        // Interpreters start in another folder.
        let real = SystemPaths.real(root) ?? root
        return Layer(root: real, site: real.appending(tree.sitePrefix))
    }

    /// A tree that is a folder as it lies there, an archive unpacked.
    private func folder(of tree: LayerTree) throws -> Layer {
        guard let file = tree.files.first, let path = try? tree.diskPath(of: file) else {
            return try unpack(tree, as: "before")
        }
        var site = SystemPaths.real(path) ?? path
        for _ in file.path.components { site.removeLastComponent() }
        var root = site
        for _ in tree.sitePrefix.components { root.removeLastComponent() }
        return Layer(root: root, site: site)
    }

    private func probe(_ modules: [ProbeModules.Module], of layer: Layer) async throws -> [Int: Probe.Failure] {
        let scratch = try StagingFolder(in: staging)
        let libraries = layer.root.appending("lib")
        let probe = Probe(
            python: python, site: layer.site, libraries: SystemPaths.exists(libraries) ? libraries : nil,
            scratch: SystemPaths.real(scratch.path) ?? scratch.path, jobs: jobs)
        let total = modules.count
        defer { withExtendedLifetime(scratch) {} }
        return try await probe.run(modules.map(\.name)) { [progress] in progress("probing \($0) of \(total)") }
    }

    private func finding(
        _ module: ProbeModules.Module, _ failure: Probe.Failure, isNew: Bool, _ removed: RemovedFiles,
        _ target: LambdaTarget
    ) -> Finding {
        let place = failure.place.map { [Finding.Detail("where", $0)] } ?? []
        let what = isNew ? "cannot be imported" : "cannot be imported, nor could it be before"
        return Finding(
            .probeFailed, isNew ? .error : .warning, "\(module.name) \(what): \(failure.reason)",
            path: "\(module.path)",
            details: place + (isNew ? removed.details(explaining: failure.reason, for: target) : []))
    }
}

extension RemovedFiles {
    /// The lines `gone` and `mend` where the last line of an exception names something that is gone: a module, a library
    /// or a file. The texts are CPython's and glibc's, unchanged for many years.
    func details(explaining exception: String, for target: LambdaTarget) -> [Finding.Detail] {
        if let end = exception.firstRange(of: ": cannot open shared object file") {
            return details(ofLibrary: String(exception[..<end.lowerBound].split(separator: " ").last ?? ""))
        }
        let parts = exception.split(separator: "'", omittingEmptySubsequences: false)
        guard parts.count > 2 else { return [] }
        if exception.hasPrefix("ModuleNotFoundError: No module named") {
            return details(ofModule: String(parts[1]), for: target)
        }
        return file(at: BytePath(String(parts[1]))).map(details) ?? []
    }
}
