public import LayerSlimKit

extension LayerSnapshot {
    /// What a report of `analyze` holds: everything but requirements as written, checksums and rules.
    public init(_ report: AnalysisReport) {
        var files = Array(repeating: [File](), count: report.groups.count)
        for file in report.files where files.indices.contains(file.group) {
            files[file.group].append(
                File(
                    path: file.path, kind: file.kind, bytes: file.bytes, zipped: file.zipped, checksum: nil,
                    symbols: file.symbols))
        }
        let noRecord = report.findings.filter { $0.code == "LS603" }.compactMap(\.path)
        tool = report.tool
        target = report.target
        total = Amount(bytes: report.tree.bytes, files: report.tree.files, zipped: report.tree.zipped)
        encoder = nil
        rootSource = report.roots.source
        hasFiles = true
        manifest = nil
        groups = zip(report.groups, files).map { group, files in
            // A finding names the folder of the metadata, and so does the path of METADATA.
            let hasRecord = !noRecord.contains { folder in files.contains { $0.path.hasPrefix(folder + "/") } }
            return Group(
                group, files: files, hasRecord: group.bucket == .distribution ? hasRecord : nil,
                requires: group.requires.map { Requirement(name: $0, text: nil) })
        }
    }

    /// What a report of `apply` holds: the distributions, and what the rules did; which files stay it does not say.
    ///
    /// - Returns: nil for the report of a dry run, which has no result.
    public init?(_ report: ApplyReport) {
        guard let result = report.result else { return nil }
        let rest = result.bytes - report.distributions.reduce(0) { $0 + $1.after }
        var groups = report.distributions.map { distribution in
            Group(
                bucket: .distribution, name: distribution.name, version: distribution.version, isRoot: nil,
                hasRecord: nil, amount: Amount(bytes: distribution.after, files: nil, zipped: nil), retained: nil,
                requires: nil, files: [])
        }
        groups.append(
            Group(
                bucket: .unowned, name: "", version: nil, isRoot: nil, hasRecord: nil,
                amount: Amount(bytes: rest, files: nil, zipped: nil), retained: nil, requires: nil, files: []))
        tool = report.tool
        target = report.target
        total = Amount(bytes: result.bytes, files: result.files, zipped: report.archive?.bytes)
        encoder = report.archive?.encoder
        rootSource = nil
        hasFiles = false
        manifest = LayerManifest(report)
        // What the rules removed whole is not in the layer.
        self.groups = groups.filter { $0.amount.bytes > 0 || $0.bucket == .unowned }
    }
}
