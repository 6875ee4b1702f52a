import LayerModel
import PythonPackages
import SlimFiles
import SystemPackage

/// Carries out a plan into a staging folder. The input tree is never written.
struct Applier: Sendable {
    let tools: [StripTool]
    /// A folder of this run alone.
    let staging: FilePath
    let jobs: Int
    /// Where the site root is to lie in the layer; nil leaves it where it is.
    var sitePrefix: BytePath?
    /// Called with how many files have been stripped, of how many.
    var progress: @Sendable (Int, Int) -> Void = { _, _ in }

    init(tools: [StripTool], staging: FilePath, jobs: Int) {
        self.tools = tools
        self.staging = staging
        self.jobs = jobs
    }

    func apply(_ plan: SlimmingPlan) async throws -> SlimmedLayer {
        let tree = plan.analysis.tree
        let strips = try await strip(plan)
        var replaced: [BytePath: ReplacedContent] = [:]
        var sizes: [Int: Int] = [:]
        var digests: [Int: SHA256Digest] = [:]
        for step in plan.steps {
            guard case .patch(let bytes) = step.action else { continue }
            replaced[tree.files[step.file].path] = .bytes(bytes)
            sizes[step.file] = bytes.count
            digests[step.file] = try SHA256.digest(of: bytes)
        }
        for result in strips {
            guard case .stripped(let path, let size, let digest, _) = result.outcome else { continue }
            replaced[tree.files[result.file].path] = .file(path, size: size)
            sizes[result.file] = size
            digests[result.file] = digest
        }
        for step in plan.steps {
            guard case .rewriteRecord(let number) = step.action, let record = plan.analysis.distributions[number].record
            else { continue }
            let bytes = rewrite(record, plan: plan, sizes: sizes, digests: digests)
            replaced[tree.files[step.file].path] = .bytes(bytes)
            sizes[step.file] = bytes.count
        }
        let files = tree.files.enumerated().compactMap { number, file -> LayerFile? in
            guard plan.isKept(number) else { return nil }
            return LayerFile(path: file.path, kind: file.kind, size: sizes[number] ?? file.size, mode: file.mode)
        }
        let freed = plan.steps.map { step in
            switch step.action {
            case .remove, .patch: step.bytesFreed
            case .strip: tree.files[step.file].size - (sizes[step.file] ?? tree.files[step.file].size)
            case .rewriteRecord: tree.files[step.file].size - (sizes[step.file] ?? tree.files[step.file].size)
            }
        }
        let result = tree.overlay(files: files, outside: tree.outside, replaced: replaced, sitePrefix: sitePrefix)
        return SlimmedLayer(plan: plan, tree: result, strips: strips, tools: tools, freed: freed)
    }

    private func strip(_ plan: SlimmingPlan) async throws -> [StripResult] {
        let tree = plan.analysis.tree
        let work = try plan.steps.compactMap { step -> Stripper.Job? in
            guard case .strip = step.action else { return nil }
            let file = tree.files[step.file]
            return Stripper.Job(file: step.file, input: try tree.diskPath(of: file), size: file.size)
        }
        guard !tools.isEmpty else {
            return work.map { StripResult(file: $0.file, outcome: .putBack, refusals: []) }
        }
        let total = work.count
        let stripper = Stripper(tools: tools, staging: staging, jobs: jobs)
        return try await stripper.run(work) { progress($0, total) }
    }

    /// RECORD for what is there now: lines of absent files go, changed files get their hash and size, all other lines
    /// stay as they are.
    private func rewrite(
        _ record: RecordFile, plan: SlimmingPlan, sizes: [Int: Int], digests: [Int: SHA256Digest]
    ) -> [UInt8] {
        record.rewritten { line in
            guard case .inside(let path) = line.location else { return .keep }
            guard let file = plan.analysis.fileIndex[BytePath(bytes: path)], plan.isKept(file) else { return .drop }
            guard let digest = digests[file], let size = sizes[file] else { return .keep }
            return .replace(sha256: digest.urlSafeBase64, size: UInt64(size))
        }
    }
}
