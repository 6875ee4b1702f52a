import LayerModel
import LayerSlimKit
import SlimFiles

/// The rows of a report, made from a comparison and its causes.
struct DiffRows {
    let causes: [Cause]
    let groups: [DiffReport.Row]
    let kinds: [DiffReport.Row]
    let files: [DiffReport.FileRow]

    init(_ comparison: LayerComparison) {
        let finder = CauseFinder(comparison)
        let hasZipped = [comparison.old, comparison.new].allSatisfy { layer in
            layer.total.zipped != nil && layer.groups.allSatisfy { $0.amount.zipped != nil }
        }
        let words = CauseText(comparison: comparison)
        let ordered = finder.table.sums.map { key, sum in (key: key, sum: sum, words: words.words(key, sum)) }
            .sorted { left, right in
                let (first, second) = (left.words.kind == .bookkeeping, right.words.kind == .bookkeeping)
                if first != second { return second }
                if left.sum.weight != right.sum.weight { return left.sum.weight > right.sum.weight }
                if left.sum.zipped != right.sum.zipped { return abs(left.sum.zipped) > abs(right.sum.zipped) }
                return BytePath(left.words.text) < BytePath(right.words.text)
            }
        causes = ordered.map { key, sum, words in
            Cause(
                kind: words.kind, subject: words.subject, text: words.text, details: words.details, bytes: sum.bytes,
                zipped: hasZipped ? sum.zipped : nil, files: sum.files)
        }
        let positions = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.key, $0) })
        var causesOfGroup = Array(repeating: [Int](), count: comparison.groups.count)
        for (number, row) in ordered.enumerated() {
            for group in row.sum.groups.keys { causesOfGroup[group].append(number) }
        }
        let rows = comparison.groups.enumerated().map { number, pair in
            DiffReport.Row(pair, causes: causesOfGroup[number].sorted(), hasZipped: hasZipped)
        }
        let order = rows.indices.sorted { left, right in
            let (first, second) = (rows[left], rows[right])
            if (first.status == .unchanged) != (second.status == .unchanged) { return second.status == .unchanged }
            let sizes = (abs(first.change.bytes), abs(second.change.bytes))
            return sizes.0 == sizes.1 ? left < right : sizes.0 > sizes.1
        }
        groups = order.map { rows[$0] }
        kinds = DiffReport.Row.kinds(comparison.old.kinds, comparison.new.kinds)
        var newPosition = Array(repeating: 0, count: order.count)
        for (position, number) in order.enumerated() { newPosition[number] = position }
        files = zip(comparison.files, finder.causes).compactMap { pair, keys in
            DiffReport.FileRow(pair, causes: keys.compactMap { positions[$0] }, groups: newPosition)
        }
    }
}

extension DiffReport.Row {
    fileprivate init(_ pair: LayerComparison.Pair, causes: [Int], hasZipped: Bool) {
        let isArchive = pair.bucket == .archive
        let none = LayerSnapshot.Amount(bytes: 0, files: 0, zipped: hasZipped || isArchive ? 0 : nil)
        let change = (pair.new?.amount ?? none) - (pair.old?.amount ?? none)
        let status: DiffReport.Status =
            switch (pair.old, pair.new) {
            case (nil, _): .added
            case (_, nil): .removed
            default: causes.isEmpty && change.bytes == 0 && !pair.isUpdated ? .unchanged : .changed
            }
        self.init(
            bucket: pair.bucket, name: pair.name, status: status, oldVersion: pair.old?.version,
            newVersion: pair.new?.version, old: pair.old?.amount, new: pair.new?.amount, change: change,
            oldRetained: pair.old?.retained, newRetained: pair.new?.retained, causes: causes)
    }

    /// A group of a layer that is compared with nothing.
    init(alone group: LayerSnapshot.Group) {
        self.init(
            bucket: group.bucket, name: group.name, status: .unchanged, oldVersion: nil, newVersion: group.version,
            old: nil, new: group.amount, change: .init(bytes: 0, files: 0, zipped: nil), oldRetained: nil,
            newRetained: group.retained, causes: [])
    }

    /// A row for each kind, those that changed most first; none where one of the layers does not list its files.
    static func kinds(
        _ old: [String: LayerSnapshot.Amount]?, _ new: [String: LayerSnapshot.Amount]?
    ) -> [DiffReport.Row] {
        guard let new else { return [] }
        let before = old ?? new
        return Set(before.keys).union(new.keys).map { name in
            let none = LayerSnapshot.Amount(
                bytes: 0, files: 0, zipped: (before[name] ?? new[name])?.zipped.map { _ in 0 })
            let change = (new[name] ?? none) - (before[name] ?? none)
            let isChanged = change.bytes != 0 || change.files ?? 0 != 0
            let status: DiffReport.Status =
                before[name] == nil ? .added : new[name] == nil ? .removed : isChanged ? .changed : .unchanged
            return DiffReport.Row(
                bucket: nil, name: name, status: status, oldVersion: nil, newVersion: nil, old: old?[name],
                new: new[name], change: change, oldRetained: nil, newRetained: nil, causes: [])
        }.sorted { left, right in
            (-abs(left.change.bytes), left.name) < (-abs(right.change.bytes), right.name)
        }
    }

    /// The group for people: `numpy`, `[unowned] bin/`, `[archive]`; a kind by its name.
    var title: String {
        switch bucket {
        case nil, .distribution?: name
        case .unowned?: name.isEmpty ? "[unowned]" : name.hasPrefix("/opt/") ? name : "[unowned] \(name)"
        case .shared?: "[shared]"
        case .archive?: "[archive]"
        }
    }
}

extension DiffReport.FileRow {
    /// nil for a file in which nothing changed but how it was compressed.
    fileprivate init?(_ pair: LayerComparison.FilePair, causes: [Int], groups: [Int]) {
        let (old, new) = (pair.old, pair.new)
        let group = (pair.newGroup ?? pair.oldGroup).map { groups[$0] } ?? 0
        let status: DiffReport.Status
        switch (old, new) {
        case (let old?, let new?):
            if CauseFinder.differs(old, new) {
                status = .changed
            } else if pair.oldGroup != pair.newGroup {
                status = .moved
            } else if old.path != new.path {
                status = .renamed
            } else {
                return nil
            }
        case (nil, _): status = .added
        case (_, nil): status = .removed
        }
        self.init(
            path: pair.path, oldPath: old.flatMap { $0.path == pair.path ? nil : $0.path },
            kind: (new ?? old)?.kind ?? "", status: status, group: group,
            oldGroup: pair.oldGroup == pair.newGroup || pair.newGroup == nil ? nil : pair.oldGroup.map { groups[$0] },
            old: old?.bytes, new: new?.bytes, oldZipped: old?.zipped, newZipped: new?.zipped, causes: causes)
    }
}
