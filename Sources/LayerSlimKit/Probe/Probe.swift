import LayerModel
import SlimFiles
import Subprocess
import SystemPackage

/// Imports modules for real, each in an interpreter of its own that sees one site root and the standard library.
struct Probe: Sendable {
    let python: ProbePython
    /// The folder that the modules are imported from. Nothing is written to it.
    let site: FilePath
    /// `lib` beside the site root is on the library path, as `/opt/lib` is on Lambda.
    let libraries: FilePath?
    /// An empty folder: home, current folder, and where bytecode goes that later imports use again.
    let scratch: FilePath
    let jobs: Int
    /// Seconds that one import may take.
    var patience = 120

    /// Why a module could not be imported.
    struct Failure: Sendable, Hashable {
        /// The last line of the exception, paths from the site root.
        let reason: String
        /// The file of the layer that raised it, from the site root, and the line.
        let place: String?
    }

    /// A failure for each module that cannot be imported, by the module's position.
    func run(_ names: [String], progress: @escaping @Sendable (Int) -> Void) async throws -> [Int: Failure] {
        var failures: [Int: Failure] = [:]
        try await withThrowingTaskGroup(of: (Int, Failure?).self) { group in
            var waiting = names.enumerated().makeIterator()
            for _ in 0..<max(jobs, 1) {
                guard let (number, name) = waiting.next() else { break }
                group.addTask { (number, try await importing(name)) }
            }
            var done = 0
            while let (number, failure) = try await group.next() {
                failures[number] = failure
                done += 1
                progress(done)
                if let (number, name) = waiting.next() {
                    group.addTask { (number, try await importing(name)) }
                }
            }
        }
        return failures
    }

    private func importing(_ name: String) async throws -> Failure? {
        // Where a signal is ending the process no more is begun.
        Interrupts.waitWhileExiting()
        let result = try await Subprocess.run(
            .path(python.path),
            arguments: [
                "-I", "-S", "-X", "pycache_prefix=\(scratch.appending("pycache").string)", "-c", ProbeProgram.text,
                name,
                site.string, "\(patience)",
            ],
            environment: .custom(environment), workingDirectory: scratch, input: .none,
            output: .string(limit: 1 << 16), error: .discarded
        ) { execution in
            Interrupts.register(child: execution.processIdentifier.value)
            return execution.processIdentifier.value
        }
        Interrupts.unregister(child: result.closureResult)
        Interrupts.waitWhileExiting()
        if result.terminationStatus.isSuccess { return nil }
        let lines = result.standardOutput.split(separator: "\n").map { String($0) }
        let reason = lines.first ?? Self.reason(result.terminationStatus, patience: patience)
        return Failure(reason: reason, place: lines.dropFirst().first)
    }

    /// Nothing of the caller's, and no questions to the metadata service of EC2.
    private var environment: [Environment.Key: String] {
        var result: [Environment.Key: String] = [
            "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", "AWS_EC2_METADATA_DISABLED": "true",
            "HOME": scratch.string, "TMPDIR": scratch.string,
        ]
        if let libraries { result["LD_LIBRARY_PATH"] = libraries.string }
        return result
    }

    /// What is said of an interpreter that came to no end of its own.
    private static func reason(_ status: TerminationStatus, patience: Int) -> String {
        switch status {
        case .exited(let code): "the interpreter ended with status \(code)"
        // SIGALRM has this number on Linux and macOS.
        case .signaled(14): "it took longer than \(patience) s"
        case .signaled(let signal): "the interpreter was killed by signal \(signal)"
        }
    }
}
