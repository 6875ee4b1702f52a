import LayerModel
import LayerSlimKit

extension DiffReport {
    /// The groups that changed, and one line for all others.
    func groupTable(showsAll: Bool) -> [String] {
        guard old != nil else { return [] }
        let changed = groups.filter { $0.status != .unchanged }
        guard !changed.isEmpty else { return [] }
        let shown = showsAll ? groups[...] : changed.prefix(16)
        let hasZipped = change?.zipped != nil
        let unit = Signed.Unit(for: groups.map(\.change.bytes))
        var columns: [TextTable.Column] = [
            .init("MiB", limit: 24), .init("VERSION", limit: 20), .init("WAS", .right), .init("IS", .right),
            .init(unit == .mebibytes ? "CHANGE" : unit.rawValue, .right), .init("FILES", .right),
        ]
        if hasZipped { columns.append(.init("ZIP", .right)) }
        columns.append(.init("IF GONE", .right))
        var table = TextTable(columns)
        let figures = Figures(self, in: unit)
        for (number, row) in shown.enumerated() { table.add(figures.cells(number, row.title, row.versions, row)) }
        let rest = groups.dropFirst(shown.count)
        if !rest.isEmpty {
            let unchanged = rest.allSatisfy { $0.status == .unchanged }
            let title = "\(rest.count) \(unchanged ? "unchanged" : "others")"
            table.add(figures.rest(title, rest))
        }
        table.add(figures.total)
        return table.rendered()
    }

    /// The kinds that changed; none where only one did, which the groups show as well.
    var kindTable: [String] {
        let changed = kinds.filter { $0.status != .unchanged && $0.change.bytes != 0 }
        guard changed.count > 1 else { return [] }
        let unit = Signed.Unit(for: changed.map(\.change.bytes))
        let figures = Signed.apportioned(changed.map(\.change.bytes), in: unit)
        var table = TextTable([.init("KIND"), .init(unit.rawValue, .right), .init("FILES", .right)])
        for (row, figure) in zip(changed, figures) {
            table.add([row.name, figure, row.change.files.map { $0 == 0 ? "" : Signed.grouped($0) } ?? ""])
        }
        return table.rendered(gap: "  ")
    }

    /// The columns of figures, each rounded so that it adds up.
    private struct Figures {
        let was: [String]
        let now: [String]
        let changes: [String]
        let zips: [String]
        let hasZipped: Bool
        let report: DiffReport
        let unit: Signed.Unit

        init(_ report: DiffReport, in unit: Signed.Unit) {
            self.report = report
            self.unit = unit
            was = ByteText.apportioned(report.groups.map { $0.old?.bytes ?? 0 })
            now = ByteText.apportioned(report.groups.map { $0.new?.bytes ?? 0 })
            changes = Signed.apportioned(report.groups.map(\.change.bytes), in: unit)
            zips = Signed.apportioned(report.groups.map { $0.change.zipped ?? 0 }, in: unit)
            hasZipped = report.change?.zipped != nil
        }

        func cells(_ number: Int, _ title: String, _ versions: String, _ row: DiffReport.Row) -> [String] {
            var cells = [
                title, versions, row.old == nil ? "-" : was[number], row.new == nil ? "-" : now[number],
                changes[number], row.change.files.map { $0 == 0 ? "" : Signed.grouped($0) } ?? "",
            ]
            if hasZipped { cells.append(row.change.zipped == nil ? "" : zips[number]) }
            return cells + [(row.newRetained ?? row.oldRetained).map { ByteText.mebibytes($0) } ?? ""]
        }

        /// One row for several, whose figures are those of the rows summed up.
        func rest(_ title: String, _ rows: ArraySlice<DiffReport.Row>) -> [String] {
            let files = rows.reduce(0) { $0 + ($1.change.files ?? 0) }
            var cells = [
                title, "", ByteText.mebibytes(rows.reduce(0) { $0 + ($1.old?.bytes ?? 0) }),
                ByteText.mebibytes(rows.reduce(0) { $0 + ($1.new?.bytes ?? 0) }),
                Signed.apportioned([rows.reduce(0) { $0 + $1.change.bytes }], in: unit)[0],
                files == 0 ? "" : Signed.grouped(files),
            ]
            if hasZipped {
                cells.append(Signed.apportioned([rows.reduce(0) { $0 + ($1.change.zipped ?? 0) }], in: unit)[0])
            }
            return cells + [""]
        }

        var total: [String] {
            let change = report.change
            var cells = [
                "total", "", ByteText.mebibytes(report.old?.amount.bytes ?? 0),
                ByteText.mebibytes(report.new.amount.bytes), Signed.apportioned([change?.bytes ?? 0], in: unit)[0],
                change?.files.map { $0 == 0 ? "" : Signed.grouped($0) } ?? "",
            ]
            if hasZipped { cells.append(Signed.apportioned([change?.zipped ?? 0], in: unit)[0]) }
            return cells + [""]
        }
    }
}

extension DiffReport.Row {
    /// `2.2.3 → 2.3.3`, or the one version there is.
    var versions: String {
        guard let old = oldVersion, let new = newVersion, old != new else { return newVersion ?? oldVersion ?? "" }
        return "\(old) → \(new)"
    }
}
