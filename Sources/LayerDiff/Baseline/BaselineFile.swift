import LayerSlimKit

/// The JSON of a committed baseline, as it is read. ``bytes(of:)`` writes it.
public struct BaselineFile: Decodable, Sendable {
    public static let schemaVersion = 1
    public static let kind = "baseline"

    let encoder: String?
    let groups: [Group]
    let rootSource: AnalysisReport.Roots.Source?
    let rules: Rules?
    let target: String
    let tool: String
    let total: Amount

    struct Amount: Decodable {
        let bytes: Int
        let count: Int?
        let zipped: Int?
    }

    struct Group: Decodable {
        let about: About
        let files: [File]

        struct About: Decodable {
            let bucket: AnalysisReport.Group.Bucket
            let name: String
            let version: String?
            let isRoot: Bool?
            let hasRecord: Bool?
            let bytes: Int
            let count: Int?
            let zipped: Int?
            let retained: Int?
            let requires: [Requirement]?
        }
    }

    /// `["numpy","numpy>=1.22"]`.
    struct Requirement: Decodable {
        let name: String
        let text: String?

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            name = try row.decode(String.self)
            text = try row.decodeIfPresent(String.self)
        }
    }

    /// `["numpy/__init__.py","python",25000,7000,"8a7f01c2"]`, and for native files the bytes of symbols.
    struct File: Decodable {
        let file: LayerSnapshot.File

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            file = LayerSnapshot.File(
                path: try row.decode(String.self), kind: try row.decode(String.self), bytes: try row.decode(Int.self),
                zipped: try row.decodeIfPresent(Int.self),
                checksum: try row.decodeIfPresent(String.self).flatMap { UInt32($0, radix: 16) },
                symbols: row.isAtEnd ? nil : try row.decode(Int.self))
        }
    }

    /// What rules did, as the manifest of the layer had it.
    struct Rules: Decodable {
        let distributions: [Distribution]
        let files: [LayerManifest.RuleFile]
        let patched: [Patched]
        let putBack: [PutBack]
        let statements: [Statement]
        let stripped: [Stripped]
        let switchedOff: [LayerManifest.SwitchedOff]
    }

    struct Statement: Decodable {
        let about: LayerManifest.Statement
        let removed: [Folder]
    }
}
