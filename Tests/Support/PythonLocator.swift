/// Finds the Python interpreters that tests compare with.
public enum PythonLocator {
    /// A CPython 3.12: `$LAYERSLIM_PYTHON`, else `python3.12` on `PATH`, else the newest one of pyenv.
    /// - Throws: `TestSupportError` that says what was tried. Tests fail without it; they never skip.
    public static func python() throws -> String {
        try found.get()
    }

    /// A Python with the packages that serve as oracles (packaging, pyelftools, jsonschema):
    /// `$LAYERSLIM_ORACLE_PYTHON`, else the interpreter of `python()` if it has them.
    public static func oraclePython() throws -> String {
        try foundOracle.get()
    }

    private static let found = Result<String, any Error> {
        var tried: [String] = []
        if let chosen = environmentVariable("LAYERSLIM_PYTHON") {
            if answersAsPython312(chosen) { return chosen }
            throw TestSupportError("LAYERSLIM_PYTHON is \(chosen), which does not answer as Python 3.12")
        }
        if answersAsPython312("python3.12") { return "python3.12" }
        tried.append("python3.12 on PATH")
        if let home = environmentVariable("HOME") {
            let versions = home + "/.pyenv/versions"
            let names = (try? namesInFolder(versions)) ?? []
            let candidates = names.filter { $0.hasPrefix("3.12.") }.sorted { patchNumber($0) > patchNumber($1) }
            for name in candidates {
                let candidate = "\(versions)/\(name)/bin/python3.12"
                if answersAsPython312(candidate) { return candidate }
                tried.append(candidate)
            }
            if candidates.isEmpty { tried.append("\(versions)/3.12*") }
        }
        throw TestSupportError(
            "no Python 3.12 was found (tried \(tried.joined(separator: ", "))); install one or set LAYERSLIM_PYTHON")
    }

    private static let foundOracle = Result<String, any Error> {
        let candidate = try environmentVariable("LAYERSLIM_ORACLE_PYTHON") ?? python()
        let check = "import packaging.specifiers, elftools, jsonschema"
        let result = try runProcess(candidate, ["-c", check])
        guard result.status == 0 else {
            let reason = result.errorText.split(separator: "\n").last ?? "no message"
            throw TestSupportError(
                """
                \(candidate) lacks the packages that tests compare with (\(reason)); make a virtual environment with \
                packaging, pyelftools and jsonschema and set LAYERSLIM_ORACLE_PYTHON to its python
                """)
        }
        return candidate
    }

    private static func answersAsPython312(_ executable: String) -> Bool {
        guard let result = try? runProcess(executable, ["--version"]) else { return false }
        return result.status == 0 && result.outputText.hasPrefix("Python 3.12.")
    }

    private static func patchNumber(_ version: String) -> Int {
        Int(version.dropFirst("3.12.".count).prefix { $0.isNumber }) ?? -1
    }
}
