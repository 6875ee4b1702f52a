import LayerModel

/// Libraries that files of the layer name in DT_NEEDED and use nothing of: all but a few, or all who load them.
struct NameOnlyNotes {
    let analysis: LayerAnalysis

    /// Libraries with more users than this are needed, whoever else names them.
    private static let fewUsers = 3
    /// A library that has users is mentioned from this many bytes on.
    private static let threshold = 1 << 20

    var findings: [Finding] {
        let links = NameOnlyLinks(analysis: analysis, index: LibraryIndex(analysis: analysis))
        let unused = Set(links.unused)
        return links.libraries.sorted { $0.key < $1.key }.compactMap { library, needers in
            let size = analysis.tree.files[library].size
            let isUnused = unused.contains(library)
            guard isUnused || (needers.byUse.count <= Self.fewUsers && size >= Self.threshold) else { return nil }
            let count = needers.byName.count
            let users = needers.byUse.count
            var details = [Finding.Detail("named by", names(needers.byName))]
            if users > 0 { details.append(.init("used by", names(needers.byUse))) }
            let loaders = count == 1 ? "one file that uses" : "\(count) files that use"
            let rest =
                isUnused
                ? "and nothing else needs it: \(ByteText.short(size)) would go with these names"
                : "and used by \(users == 1 ? "one" : "\(users)") (\(ByteText.short(size)))"
            return Finding(
                .nameOnlyLibrary, .note, "is loaded by \(loaders) nothing of it, \(rest)",
                path: "\(analysis.tree.files[library].path)", details: details)
        }
    }

    private func names(_ files: [Int]) -> String {
        let shown = files.prefix(3).map { "\(analysis.tree.files[$0].path)" }.joined(separator: ", ")
        return files.count > 3 ? "\(shown) and \(files.count - 3) more" : shown
    }
}
