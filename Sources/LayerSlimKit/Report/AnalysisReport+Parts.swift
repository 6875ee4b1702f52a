import LayerModel

// What other modules make a report of that do not have the layer itself, such as a baseline.
extension AnalysisReport {
    /// A report of sizes alone: no findings, no savings.
    ///
    /// - Parameter path: what the layer is called.
    package init(
        sizesOf path: String, tool: String, target: String, bytes: Int, fileCount: Int, zipped: Int?,
        limit: ApplyReport.Limit,
        rootSource: Roots.Source?, groups: [Group], files: [File]
    ) {
        self.tool = tool
        self.target = target
        targetReason = "as it was written down"
        tree = Tree(
            path: path, isArchive: zipped != nil, sitePrefix: "python", bytes: bytes, files: fileCount, zipped: zipped)
        self.limit = limit
        roots = Roots(
            source: rootSource ?? .components, file: nil, names: groups.filter(\.isRoot).map(\.name))
        self.groups = groups
        kinds = []
        self.files = files
        savings = Savings(
            tests: .init(bytes: 0, files: 0, folders: 0), symbols: .init(bytes: 0, files: 0, nativeFiles: 0),
            sources: .init(bytes: 0, files: 0), equalFiles: [])
        cycles = []
        outsideClosure = []
        findings = []
    }
}

extension AnalysisReport.File {
    package init(at path: String, kind: String, group: Int, bytes: Int, zipped: Int?, symbols: Int?) {
        self.init(path: path, kind: kind, group: group, bytes: bytes, zipped: zipped, symbols: symbols)
    }
}

extension AnalysisReport.Group {
    package init(
        in bucket: Bucket, name: String, version: String?, isRoot: Bool, files: Int, bytes: Int, zipped: Int?,
        retained: Int?, requires: [String]
    ) {
        self.init(
            bucket: bucket, name: name, version: version, isRoot: isRoot,
            amount: .init(files: files, bytes: bytes, zipped: zipped), retained: retained, requires: requires,
            requiredBy: [])
    }
}
