import LayerModel
import Subprocess
import SystemPackage

/// An interpreter of this machine that runs what a layer's target runs.
struct ProbePython: Sendable {
    let path: FilePath

    /// - Parameters:
    ///   - name: a path, or a name that is looked up in `searchPath`.
    ///   - target: what the layer is for.
    /// - Throws: StageError (usage) where the program is no such Python.
    init(named name: String, for target: LambdaTarget, searchPath: [String]) async throws {
        guard let path = SystemPaths.program(named: name, in: searchPath), let found = await Self.identify(path) else {
            throw StageError(
                .usage, "--probe \(name) is no Python that runs here", hint: "give its path, or leave the option out")
        }
        let version = "3.\(target.pythonMinor)"
        guard found.implementation == "cpython", found.version == version else {
            throw StageError(
                .usage,
                "--probe \(name) is \(found.implementation) \(found.version), and the layer is for \(target): "
                    + "extension modules load under the Python that they were built for only",
                hint: "name a python\(version)")
        }
        guard found.system == "Linux", found.machine == target.architecture.machineName else {
            throw StageError(
                .usage,
                "--probe \(name) runs on \(found.system) \(found.machine), and the layer is for \(target): its "
                    + "extension modules cannot be loaded on this machine",
                hint: "deployment/aws/verify_layer.sh runs a layer for another machine, emulated or in a container")
        }
        self.path = path
    }

    private struct Identity {
        let implementation, version, system, machine: String
    }

    private static func identify(_ path: FilePath) async -> Identity? {
        let result = try? await run(
            .path(path), arguments: ["-I", "-S", "-c", ProbeProgram.identification],
            output: .string(limit: 1 << 10), error: .discarded)
        guard let result, result.terminationStatus.isSuccess else { return nil }
        let words = result.standardOutput.split(whereSeparator: \.isWhitespace).map { String($0) }
        guard words.count == 4 else { return nil }
        return Identity(implementation: words[0], version: words[1], system: words[2], machine: words[3])
    }
}

extension SystemPaths {
    /// A program by its path, or by its name in the first folder that has it.
    static func program(named name: String, in searchPath: [String]) -> FilePath? {
        if name.contains("/") { return isProgram(FilePath(name)) ? FilePath(name) : nil }
        return searchPath.map { FilePath($0).appending(name) }.first(where: isProgram)
    }
}
