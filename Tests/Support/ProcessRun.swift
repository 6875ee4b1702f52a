#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a finished process left behind.
public struct ProcessResult: Sendable {
    /// The exit status, or 128 plus the signal number when a signal ended the process.
    public let status: Int32
    public let output: [UInt8]
    public let errorOutput: [UInt8]

    public var outputText: String { String(decoding: output, as: UTF8.self) }
    public var errorText: String { String(decoding: errorOutput, as: UTF8.self) }
}

/// Runs a program to its end and returns what it wrote.
///
/// Input and output go through temporary files, so no amount of either can block the program.
/// - Parameters:
///   - executable: a path, or a name that is looked up on `PATH`.
///   - environment: variables to set on top of this process's own; `nil` removes a variable.
/// - Throws: `TestSupportError` when the program cannot be started. A status other than 0 is not an error.
public func runProcess(
    _ executable: String,
    _ arguments: [String] = [],
    input: [UInt8] = [],
    environment: [String: String?] = [:],
    workingFolder: String? = nil
) throws -> ProcessResult {
    let scratch = try TemporaryFolder()
    let inputPath = try scratch.write(input, to: "stdin")
    let outputPath = scratch.path + "/stdout"
    let errorPath = scratch.path + "/stderr"

    #if canImport(Glibc)
        var actions = posix_spawn_file_actions_t()
    #else
        var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errorPath, O_WRONLY | O_CREAT | O_TRUNC, 0o600)

    var command = [executable] + arguments
    if let workingFolder {
        // Not every C library lets posix_spawn change the folder; a shell always can.
        command = ["sh", "-c", "cd \"$0\" && exec \"$@\"", workingFolder] + command
    }
    var variables = currentEnvironment()
    for (name, value) in environment {
        variables[name] = value
    }
    let process = try withCStrings(command) { argumentPointers in
        try withCStrings(variables.map { "\($0.key)=\($0.value)" }) { environmentPointers in
            var identifier: pid_t = 0
            let code = posix_spawnp(&identifier, command[0], &actions, nil, argumentPointers, environmentPointers)
            guard code == 0 else {
                throw TestSupportError("cannot start \(executable): \(String(cString: strerror(code)))")
            }
            return identifier
        }
    }
    let status = try waitForExit(of: process, named: executable)
    return ProcessResult(status: status, output: try readFile(outputPath), errorOutput: try readFile(errorPath))
}

private func waitForExit(of process: pid_t, named name: String) throws -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1 {
        guard errno == EINTR else {
            throw TestSupportError("cannot wait for \(name): \(String(cString: strerror(errno)))")
        }
    }
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
}

private func withCStrings<Result>(
    _ strings: [String],
    _ body: ([UnsafeMutablePointer<CChar>?]) throws -> Result
) rethrows -> Result {
    var pointers = strings.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return try body(pointers)
}
