import LayerSlimKit

/// What the page's script reads: the report with each name written once, as nested folders.
///
/// A file is `[name, kind, bytes, zipped]`, its kind a position in `kinds`; a folder is `[name, [what it holds]]`.
struct PageData {
    let report: AnalysisReport
    let before: AnalysisReport?
    let causes: [LayerPage.Cause]

    func json() -> [UInt8] {
        var writer = JSONWriter()
        let hasZipped = report.tree.zipped != nil
        writer.object { object in
            object.add("tool", report.tool)
            object.add("target", report.target)
            object.add("tree", report.tree.path)
            object.add("limit", report.limit.bytes ?? 0)
            object.add("reserve", report.limit.reserve)
            object.add("hasZipped", hasZipped)
            if let before {
                object.add("compared") { $0.object { $0.add("bytes", before.tree.bytes) } }
                object.add("causes") { writer in
                    writer.array(causes) { writer, cause in
                        writer.begin("[")
                        writer.separate()
                        writer.string(cause.text)
                        writer.separate()
                        writer.integer(cause.bytes)
                        writer.end("]")
                    }
                }
            }
            let kinds = Array(Set(report.files.map(\.kind))).sorted()
            object.add("kinds") { $0.array(kinds) { $0.string($1) } }
            let places = Dictionary(uniqueKeysWithValues: zip(kinds, kinds.indices))
            object.add("groups") { write(groups: &$0, kinds: places, hasZipped: hasZipped) }
        }
        return writer.bytes
    }

    private func write(groups writer: inout JSONWriter, kinds: [String: Int], hasZipped: Bool) {
        let was = Dictionary(before?.groups.map { ($0.key, $0.amount.bytes) } ?? [], uniquingKeysWith: +)
        let numbers = Dictionary(
            report.groups.enumerated().filter { $1.bucket == .distribution }.map { ($1.name, $0) },
            uniquingKeysWith: { first, _ in first })
        var members: [[AnalysisReport.File]] = Array(repeating: [], count: report.groups.count)
        for file in report.files where members.indices.contains(file.group) { members[file.group].append(file) }
        // What is gone has a row too, or the changes would not add up.
        let there = Set(report.groups.map(\.key))
        let gone = (before?.groups ?? []).filter { !there.contains($0.key) }
        writer.array(Array(zip(report.groups, members)) + gone.map { ($0, []) }) { writer, row in
            let (group, files) = row
            writer.object { object in
                object.add("name", group.title)
                if let version = group.version { object.add("version", version) }
                if group.isRoot { object.add("isRoot", true) }
                if let retained = group.retained, there.contains(group.key) { object.add("retained", retained) }
                if let bytes = was[group.key] { object.add("was", bytes) }
                if group.bucket == .archive, there.contains(group.key), let own = group.amount.zipped {
                    object.add("own", own)
                }
                if group.bucket == .distribution {
                    let targets = Set(group.requires.compactMap { numbers[$0] }).sorted()
                    object.add("requires") { $0.array(targets) { $0.integer($1) } }
                }
                object.add("files") { PageFolders(files, kinds: kinds, hasZipped: hasZipped).write(to: &$0) }
            }
        }
    }
}

extension AnalysisReport.Group {
    /// What it is called in two reports of different trees.
    fileprivate var key: String { "\(bucket.rawValue) \(name)" }

    fileprivate var title: String {
        switch bucket {
        case .distribution: name
        case .unowned: name.hasPrefix("/opt/") ? name : "[unowned] \(name)"
        case .shared: "[shared]"
        case .archive: "[archive]"
        }
    }
}
