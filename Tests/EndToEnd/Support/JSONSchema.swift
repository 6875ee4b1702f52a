import TestSupport

/// The committed schemas of JSON reports.
enum JSONSchema {
    /// - Throws: `TestSupportError` with what is wrong where the report does not follow `docs/schema/NAME.schema.json`.
    static func validate(_ report: [UInt8], against name: String) throws {
        let root = try absolutePath(#filePath).split(separator: "/").dropLast(4)
        let path = "/" + root.joined(separator: "/") + "/docs/schema/\(name).schema.json"
        _ = try OracleScript.lines("analysis/validate.py", [path], input: report)
    }
}
