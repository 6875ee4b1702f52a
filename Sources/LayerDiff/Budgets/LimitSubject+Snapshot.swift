public import LayerSlimKit
import SlimFiles

extension LimitSubject {
    /// The sizes of a layer as a snapshot has them.
    public init(_ snapshot: LayerSnapshot) {
        let isZipped = snapshot.total.zipped != nil
        let owned = snapshot.groups.map { $0.files.filter { !$0.isOutside }.map(File.init) }
        self.init(
            total: Figures(
                bytes: snapshot.total.bytes, files: snapshot.total.files, zipped: snapshot.total.zipped,
                largest: snapshot.hasFiles ? snapshot.groups.flatMap(\.files).map(\.bytes).max() ?? 0 : nil),
            distributions: zip(snapshot.groups, owned).filter { $0.0.bucket == .distribution }.map { group, files in
                let figures =
                    snapshot.hasFiles
                    ? Figures(files, isZipped: isZipped)
                    : Figures(
                        bytes: group.amount.bytes, files: group.amount.files, zipped: group.amount.zipped, largest: nil)
                return Distribution(name: group.name, figures: figures)
            },
            files: snapshot.hasFiles ? owned.flatMap { $0 } : nil)
    }
}

extension LayerSnapshot.File {
    /// Whether it lies beside the site root, where no rule reaches it.
    fileprivate var isOutside: Bool { path.hasPrefix("/opt/") }
}

extension LimitSubject.File {
    fileprivate init(_ file: LayerSnapshot.File) {
        self.init(
            path: BytePath(file.path), kind: file.kind, bytes: file.bytes, zipped: file.zipped,
            symbols: file.symbols ?? 0)
    }
}
