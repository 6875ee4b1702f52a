import LayerModel

/// What Lambda demands of sizes (<https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>).
public enum LambdaLimits {
    /// Function and all layers together, unzipped, must stay *below* this many bytes.
    public static let unzipped = 262_144_000
    /// The largest zip that can be uploaded without S3.
    public static let directUpload = 52_428_800
    /// What is left to the function's own code unless the user says otherwise.
    public static let defaultReserve = 2 << 20
}

/// Compares the unzipped size with Lambda's limit.
struct UnzippedLimit {
    /// Of the layer itself.
    let size: Int
    let neighbours: LayerNeighbours
    /// What is kept for the function's own code, where the function is not known.
    let reserve: Int
    /// nil with `--limit off`.
    let limit: Int?

    /// Bytes that are left below the limit; negative where there are too many.
    var headroom: Int? { limit.map { $0 - functionBytes - neighbours.layerBytes - 1 - size } }

    private var functionBytes: Int { neighbours.functionBytes(reserve: reserve) }

    /// - Parameter made: the rules that made the layer; shipped ones that are off may make it fit.
    func finding(_ analysis: LayerAnalysis, made: RulesInForce, jobs: Int) -> Finding? {
        guard let limit, let headroom, headroom < 0 else { return nil }
        let over = -headroom
        var details: [Finding.Detail] = []
        let sizes = analysis.distributionSizes
        let largest = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }.prefix(5)
        for (row, index) in largest.enumerated() {
            let name = "\(analysis.distributions[index].displayName) \(analysis.distributions[index].versionText)"
            details.append(.init(row == 0 ? "largest" : "", "\(name): \(ByteText.short(sizes[index]))"))
        }
        let way = WayToFit(of: analysis, made: made, needed: over, jobs: jobs)
        details.append(.init("mend", way.advice))
        details += way.lines.map { .init("", $0) }
        return Finding(
            .unzippedLimit, .error,
            "too big by \(ByteText.short(over)) (\(ByteText.grouped(over)) bytes): \(ByteText.grouped(size)) bytes\(others), and Lambda "
                + "takes fewer than \(ByteText.grouped(limit))\(reserved)", details: details)
    }

    private var others: String {
        let layers = neighbours.layers.isEmpty ? nil : "\(ByteText.grouped(neighbours.layerBytes)) of other layers"
        let function = neighbours.function.map { "\(ByteText.grouped($0.tree.size)) of the function" }
        let all = [layers, function].compactMap(\.self)
        return all.isEmpty ? "" : " with \(all.joined(separator: " and "))"
    }

    private var reserved: String {
        guard neighbours.function == nil, reserve > 0 else { return "" }
        return ", \(ByteText.grouped(reserve)) of them kept for the function's own code"
    }
}
