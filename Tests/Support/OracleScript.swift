/// Runs the Python scripts of `Tests/Oracles`, which say what the reference implementations make of the same input.
public enum OracleScript {
    /// Runs a script to its end under `PythonLocator.oraclePython()`.
    /// - Parameter script: the path below `Tests/Oracles`, such as `packaging/oracle.py`.
    /// - Returns: the lines of its output, empty ones left out.
    /// - Throws: `TestSupportError` with what the script printed where its status is not 0.
    public static func lines(
        _ script: String, _ arguments: [String] = [], input: [UInt8] = []
    ) throws -> [ArraySlice<UInt8>] {
        let path = try folder() + "/" + script
        let result = try runProcess(
            try PythonLocator.oraclePython(), [path] + arguments, input: input,
            environment: ["PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"])
        guard result.status == 0 else {
            throw TestSupportError("\(script) ended with status \(result.status): \(result.errorText)")
        }
        return result.output.split(separator: UInt8(ascii: "\n"))
    }

    /// The absolute path of `Tests/Oracles`, also where this file is reached through a link.
    public static func folder() throws -> String {
        let components = try absolutePath(#filePath).split(separator: "/")
        return "/" + components.dropLast(2).joined(separator: "/") + "/Oracles"
    }
}
