import LayerSlimKit

/// A JSON file that holds a snapshot: a baseline, or a report of `analyze` or `apply`.
enum SnapshotFile: Decodable {
    case baseline(BaselineFile)
    case analysis(AnalysisReport)
    case apply(ApplyReport)

    /// JSON that holds no snapshot which this program can read.
    struct Unusable: Error {
        let reason: String
    }

    private enum Key: String, CodingKey {
        case kind, schemaVersion, tool
    }

    init(from decoder: any Decoder) throws {
        let header = try decoder.container(keyedBy: Key.self)
        let kind = try header.decodeIfPresent(String.self, forKey: .kind) ?? ""
        let schema = try header.decodeIfPresent(Int.self, forKey: .schemaVersion) ?? 0
        let known = [
            BaselineFile.kind: BaselineFile.schemaVersion, "analysis": AnalysisReport.schemaVersion,
            "apply": ApplyReport.schemaVersion,
        ]
        guard let read = known[kind] else {
            let what = kind.isEmpty ? "no report of layerslim" : "a report of the kind \(kind)"
            throw Unusable(reason: "it is \(what); a baseline, or JSON of analyze or apply, is wanted")
        }
        guard schema == read else {
            throw Unusable(reason: "it has schema \(schema); this layerslim reads schema \(read)")
        }
        switch kind {
        case "analysis": self = .analysis(try AnalysisReport(from: decoder))
        case "apply": self = .apply(try ApplyReport(from: decoder))
        default: self = .baseline(try BaselineFile(from: decoder))
        }
    }

    func snapshot() throws(Unusable) -> LayerSnapshot {
        let snapshot: LayerSnapshot
        switch self {
        case .baseline(let baseline): snapshot = LayerSnapshot(baseline)
        case .analysis(let report): snapshot = LayerSnapshot(report)
        case .apply(let report):
            guard PossibleSize.hold(report) else { throw Unusable(reason: "it has an impossible size") }
            guard let made = LayerSnapshot(report) else {
                throw Unusable(reason: "it is the report of a dry run, which has no result")
            }
            snapshot = made
        }
        if let problem = snapshot.contradiction { throw Unusable(reason: problem) }
        return snapshot
    }
}
