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
    /// The user's own rule files that took part: those that were named, else those of the manifest.
    public let ruleFiles: [String]
    /// Errors first.
    public let findings: [ReportFinding]

    public struct Imports: Codable, Sendable {
        /// Dotted names of modules that could be imported before and cannot now, sorted.
        public let lost: [String]
        /// How many imports that only type checkers follow name what is gone.
        public let typeCheckingOnly: Int
    }

    init(
        analysis: LayerAnalysis, targetReason: String, comparedWith: String?, limit: Int?, reserve: Int,
        imports: Imports, neighbours: LayerNeighbours, ruleFiles: [String], findings: [Finding]
    ) {
        tool = "layerslim \(ToolVersion.number)"
        target = "\(analysis.target.target)"
        self.targetReason = targetReason
        let size = analysis.tree.size
        tree = .init(path: analysis.tree.origin.string, bytes: size, files: analysis.tree.fileCount)
        self.comparedWith = comparedWith
        self.limit = .init(bytes: limit, reserve: reserve, size: size, neighbours: neighbours)
        self.imports = imports
        self.ruleFiles = ruleFiles
        self.findings = findings.map(ReportFinding.init)
    }

    public var hasErrors: Bool { findings.contains { $0.severity == "error" } }

    /// - Parameters:
    ///   - showsAll: notes too; JSON always has them.
    ///   - places: where other programs show the findings.
    public func rendered(
        as format: CheckFormat, showsAll: Bool, places: FindingPlaces? = nil
    ) throws -> String {
        let places = places ?? FindingPlaces(repository: .here, candidates: ruleFiles + [tree.path])
        switch format {
        case .text: return text(showsAll: showsAll)
        case .json: return String(decoding: try JSON.encode(self, isPretty: true), as: UTF8.self)
        case .sarif:
            let log = try SARIFLog(shown(showsAll: showsAll), places: places)
            return String(decoding: try JSON.encode(log, isPretty: true), as: UTF8.self)
        case .github: return github(showsAll: showsAll, places: places)
        }
    }

    /// The findings without the notes that nobody asked for.
    func shown(showsAll: Bool) -> [ReportFinding] { findings.filter { showsAll || $0.severity != "note" } }
}

/// How the report of a check is written.
public enum CheckFormat: String, Sendable, CaseIterable {
    case text
    case json
    case sarif
    case github
}
