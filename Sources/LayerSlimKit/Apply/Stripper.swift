import ELFFormat
import LayerModel
import SlimFiles
import Subprocess
import SystemPackage

/// Strips files into a staging folder and compares each result with its original before it is used.
struct Stripper: Sendable {
    /// Tried in this order until one gives a good result.
    let tools: [StripTool]
    let staging: FilePath
    let jobs: Int

    struct Job: Sendable {
        /// Index into the tree's files.
        let file: Int
        let input: FilePath
        let size: Int
    }

    /// The results in the order of the jobs. Large files go first, so that no core waits for one at the end.
    func run(_ work: [Job], progress: @escaping @Sendable (Int) -> Void) async throws -> [StripResult] {
        let order = work.sorted { ($1.size, $0.file) < ($0.size, $1.file) }
        var results: [StripResult] = []
        try await withThrowingTaskGroup(of: StripResult.self) { group in
            var waiting = order.makeIterator()
            for _ in 0..<max(jobs, 1) {
                guard let job = waiting.next() else { break }
                group.addTask { try await strip(job) }
            }
            while let result = try await group.next() {
                results.append(result)
                progress(results.count)
                if let job = waiting.next() { group.addTask { try await strip(job) } }
            }
        }
        return results.sorted { $0.file < $1.file }
    }

    private func strip(_ job: Job) async throws -> StripResult {
        var refusals: [StripResult.Refusal] = []
        for (number, tool) in tools.enumerated() {
            let output = staging.appending("\(job.file)-\(number)")
            let refusal: StripResult.Refusal
            switch try await attempt(tool, job, output) {
            case .good(let size, let digest):
                return StripResult(
                    file: job.file, outcome: .stripped(output, size: size, digest: digest, tool: tool),
                    refusals: refusals)
            case .refused(let reason, let isUnsafe): refusal = .init(tool: tool, reason: reason, isUnsafe: isUnsafe)
            }
            refusals.append(refusal)
            removeFile(output)
            // A result that is merely no smaller will not be smaller with another tool by an amount that matters.
            if !refusal.isUnsafe { break }
        }
        return StripResult(file: job.file, outcome: .putBack, refusals: refusals)
    }

    private enum Attempt {
        case good(size: Int, digest: SHA256Digest)
        case refused(reason: String, isUnsafe: Bool)
    }

    private func attempt(_ tool: StripTool, _ job: Job, _ output: FilePath) async throws -> Attempt {
        // Where a signal is ending the process no more is begun.
        Interrupts.waitWhileExiting()
        let result = try await Subprocess.run(
            .path(tool.path), arguments: Arguments(tool.arguments(from: job.input, to: output)), input: .none,
            output: .discarded, error: .string(limit: 1 << 16)
        ) { execution in
            Interrupts.register(child: execution.processIdentifier.value)
            return execution.processIdentifier.value
        }
        Interrupts.unregister(child: result.closureResult)
        Interrupts.waitWhileExiting()
        guard result.terminationStatus.isSuccess else {
            let said = result.standardError.split(separator: "\n").first.map { String($0) } ?? "it failed"
            if let error = diskError(said) { throw error }
            return .refused(reason: "the tool said: \(said)", isUnsafe: true)
        }
        let stripped = try opening(output)
        let original = try opening(job.input)
        let comparison = original.withBytes { before in
            stripped.withBytes { after in StripComparison(original: before, stripped: after) }
        }
        guard let difference = comparison.differences.first else {
            let digest = try stripped.withBytes { bytes throws(SHA256.Unavailable) in try SHA256.digest(of: bytes) }
            return .good(size: stripped.count, digest: digest)
        }
        return .refused(reason: difference.message, isUnsafe: difference.kind != .notSmaller)
    }

    /// A full disk is no fault of one file.
    private func diskError(_ message: String) -> StageError? {
        let lower = message.lowercased()
        guard lower.contains("no space left") || lower.contains("disk quota") else { return nil }
        return StageError(
            .output, "no room for stripped files in \(staging.removingLastComponent()): \(message)",
            hint: "free some space, or write to another disk with --output")
    }

    private func opening(_ path: FilePath) throws(StageError) -> MappedFile {
        do throws(FileError) {
            return try MappedFile(path)
        } catch {
            throw StageError(.output, "\(error)")
        }
    }
}
