import LayerSlimKit

/// Files in the order of their paths, written as the folders that hold them.
///
/// Without recursion: how deep folders lie in each other is up to whoever made the tree.
struct PageFolders {
    private let files: [(components: [Substring], file: AnalysisReport.File)]
    private let kinds: [String: Int]
    private let hasZipped: Bool

    init(_ files: [AnalysisReport.File], kinds: [String: Int], hasZipped: Bool) {
        self.files = files.map { ($0.path.split(separator: "/"), $0) }
            .sorted { $0.0.lexicographicallyPrecedes($1.0) { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
        self.kinds = kinds
        self.hasZipped = hasZipped
    }

    func write(to writer: inout JSONWriter) {
        var open: [Substring] = []
        writer.begin("[")
        for (components, file) in files {
            let folders = components.dropLast()
            let common = zip(open, folders).prefix { $0 == $1 }.count
            for _ in common..<open.count { close(&writer) }
            open.removeLast(open.count - common)
            for folder in folders.dropFirst(common) {
                writer.separate()
                writer.begin("[")
                writer.string(String(folder))
                writer.separate()
                writer.begin("[")
                open.append(folder)
            }
            writer.separate()
            writer.begin("[")
            writer.string(components.last.map { String($0) } ?? file.path)
            for number in [kinds[file.kind] ?? 0, file.bytes] + (hasZipped ? [file.zipped ?? 0] : []) {
                writer.separate()
                writer.integer(number)
            }
            writer.end("]")
        }
        for _ in open { close(&writer) }
        writer.end("]")
    }

    private func close(_ writer: inout JSONWriter) {
        writer.end("]")
        writer.end("]")
    }
}
