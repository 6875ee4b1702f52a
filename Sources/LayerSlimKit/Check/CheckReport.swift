import LayerModel
import SystemPackage

/// What a check found: every format renders this value.
public struct CheckReport: Codable, Sendable {
    public static let schemaVersion = 1

    public var schemaVersion = Self.schemaVersion
    public var kind = "check"
    public let tool: String
    public let target: String
    public let targetReason: String
    public let tree: ApplyReport.Tree
    /// What is gone from the layer is known from here: `its manifest`, or the path of the tree before.
    public let comparedWith: String?
    public let limit: ApplyReport.Limit
    /// What cannot be imported any more.
    public let imports: Imports
    /// Errors first.
    public let findings: [ReportFinding]

    public struct Imports: Codable, Sendable {
        /// Dotted names of modules that could be imported before and cannot now, sorted.
        public let lost: [String]
    }

    init(
        analysis: LayerAnalysis, targetReason: String, comparedWith: String?, limit: Int?, reserve: Int,
        imports: Imports, findings: [Finding]
    ) {
        tool = "layerslim \(ToolVersion.number)"
        target = "\(analysis.target.target)"
        self.targetReason = targetReason
        let size = analysis.tree.size
        tree = .init(path: analysis.tree.origin.string, bytes: size, files: analysis.tree.fileCount)
        self.comparedWith = comparedWith
        self.limit = .init(bytes: limit, reserve: reserve, headroom: limit.map { $0 - 1 - size })
        self.imports = imports
        self.findings = findings.map(ReportFinding.init)
    }

    public var hasErrors: Bool { findings.contains { $0.severity == "error" } }

    /// - Parameter showsAll: notes too, in the text; JSON always has them.
    public func rendered(as format: CheckFormat, showsAll: Bool) throws -> String {
        switch format {
        case .text: text(showsAll: showsAll)
        case .json: String(decoding: try JSON.encode(self, isPretty: true), as: UTF8.self)
        }
    }
}

/// How the report of a check is written.
public enum CheckFormat: String, Sendable, CaseIterable {
    case text
    case json
}
