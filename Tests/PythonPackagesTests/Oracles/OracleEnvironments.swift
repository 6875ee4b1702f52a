import PythonPackages
import TestSupport
import Testing

/// The output of an oracle whose first line holds the environments and extras that it used.
struct OracleLinesWithEnvironments {
    let environments: [MarkerEnvironment]
    let extras: [String]
    let rest: ArraySlice<ArraySlice<UInt8>>

    private struct FirstLine: Decodable {
        let environments: [[String: String]]
        let extras: [String]
    }

    init(script: String = "oracle.py", arguments: [String]) throws {
        let lines = try OracleScript.lines("packaging/\(script)", arguments)
        let first = try #require(try (decodeLines(lines.prefix(1)) as [FirstLine]).first)
        environments = try first.environments.map { try MarkerEnvironment(fields: $0) }
        extras = first.extras
        rest = lines.dropFirst()
    }

    /// One letter for each environment and extra: 1, 0, or e for an error.
    func evaluate(_ marker: Marker) -> String {
        environments.flatMap { environment in
            extras.map { extra in
                guard let result = try? marker.evaluate(in: environment, extra: extra) else { return "e" }
                return result ? "1" : "0"
            }
        }.joined()
    }
}

extension MarkerEnvironment {
    init(fields: [String: String]) throws {
        func field(_ name: String) throws -> String { try #require(fields[name]) }
        self.init(
            pythonVersion: try field("python_version"), pythonFullVersion: try field("python_full_version"),
            osName: try field("os_name"), sysPlatform: try field("sys_platform"),
            platformMachine: try field("platform_machine"),
            platformPythonImplementation: try field("platform_python_implementation"),
            platformRelease: try field("platform_release"), platformSystem: try field("platform_system"),
            platformVersion: try field("platform_version"), implementationName: try field("implementation_name"),
            implementationVersion: try field("implementation_version"))
    }
}
