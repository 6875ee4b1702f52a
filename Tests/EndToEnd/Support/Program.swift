import TestSupport

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The built program: `$LAYERSLIM_PROGRAM`, else the product beside the bundle of these tests.
enum Program {
    /// - Throws: `TestSupportError` where there is none; tests fail then, and never skip.
    static func path() throws -> String { try found.get() }

    /// Runs the program to its end, with nothing of this machine's settings that would change what it prints.
    static func run(
        _ arguments: [String], in folder: String? = nil, environment: [String: String?] = [:]
    ) throws -> ProcessResult {
        var variables: [String: String?] = ["NO_COLOR": nil, "SOURCE_DATE_EPOCH": nil, "TERM": "dumb", "LC_ALL": "C"]
        variables.merge(environment) { _, new in new }
        return try runProcess(try path(), arguments, environment: variables, workingFolder: folder)
    }

    private static let found = Result<String, any Error> {
        if let chosen = getenv("LAYERSLIM_PROGRAM").map({ String(cString: $0) }) {
            guard access(chosen, X_OK) == 0 else {
                throw TestSupportError("LAYERSLIM_PROGRAM is \(chosen), which cannot be run")
            }
            return chosen
        }
        // The bundle lies in the folder of the products, on macOS three folders further down.
        var folder = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        var tried: [String] = []
        while let slash = folder.lastIndex(of: "/") {
            folder = String(folder[..<slash])
            let candidate = folder + "/layerslim"
            if access(candidate, X_OK) == 0 { return candidate }
            tried.append(candidate)
        }
        throw TestSupportError(
            "no built layerslim was found (tried \(tried.prefix(4).joined(separator: ", "))); run swift build, or set "
                + "LAYERSLIM_PROGRAM")
    }
}
