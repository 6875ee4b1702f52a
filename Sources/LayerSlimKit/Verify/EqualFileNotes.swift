import LayerModel

/// Files that hold the same bytes, where that costs something worth a line.
struct EqualFileNotes {
    let analysis: LayerAnalysis
    let equal: [EqualFiles]

    /// Fewer spare bytes than this are not mentioned.
    static let threshold = 256 << 10

    /// One note for the whole layer, with the groups that cost most.
    var findings: [Finding] {
        let groups = equal.filter { $0.spareBytes >= Self.threshold }
        guard !groups.isEmpty else { return [] }
        let spare = groups.reduce(0) { $0 + $1.spareBytes }
        let details = groups.prefix(5).map { group in
            let names = group.files.map { "\(analysis.tree.files[$0].path)" }.joined(separator: ", ")
            return Finding.Detail(ByteText.short(group.spareBytes), names)
        }
        return [
            Finding(
                .equalFiles, .note, "\(ByteText.short(spare)) of files are there more than once, byte for byte",
                details: details)
        ]
    }
}
