import LayerModel

extension AnalysisReport {
    func table(_ view: AnalysisView) -> AnalysisTable {
        switch view.grouping {
        case .distribution: distributionTable(view)
        case .kind: kindTable(view)
        case .file: fileTable(view)
        }
    }

    private var isZipped: Bool { tree.zipped != nil }

    private func distributionTable(_ view: AnalysisView) -> AnalysisTable {
        var table = AnalysisTable(
            title: "MiB",
            columns: [.files, .size] + (isZipped ? [.zipped] : []) + [.percent, .tests, .symbols, .sources, .retained])
        let sorted = groups.filter { $0.bucket == .distribution }.sorted(by: view.order)
        let shown = sorted.prefix(view.rowLimit)
        for group in shown { table.add(group.label, group.figures) }
        table.addRest(sorted.dropFirst(shown.count))
        // Most layers have none or one folder that belongs to nobody; one without any metadata has hundreds.
        let unowned = groups.filter { $0.bucket == .unowned }.sorted(by: view.order)
        let named = unowned.prefix(view.showsAll ? .max : 5)
        for group in named { table.add(group.label, group.figures) }
        table.addRest(unowned.dropFirst(named.count), prefix: "[unowned] ")
        for group in groups where group.bucket == .shared || group.bucket == .archive {
            table.add(group.label, group.figures)
        }
        return table
    }

    private func kindTable(_ view: AnalysisView) -> AnalysisTable {
        var table = AnalysisTable(title: "MiB", columns: [.files, .size] + (isZipped ? [.zipped] : []) + [.percent])
        let sorted = kinds.sorted { left, right in
            switch view.order {
            case .name: left.name < right.name
            case .files: (right.files, left.name) < (left.files, right.name)
            case .zipped: (right.zipped ?? 0, left.name) < (left.zipped ?? 0, right.name)
            default: (right.bytes, left.name) < (left.bytes, right.name)
            }
        }
        for kind in sorted.prefix(view.rowLimit) {
            table.add(
                .init(name: kind.name == "archive" ? "[archive]" : kind.name),
                .init(files: kind.files == 0 ? nil : kind.files, bytes: kind.bytes, zipped: kind.zipped))
        }
        let rest = sorted.dropFirst(view.rowLimit)
        if !rest.isEmpty {
            table.add(
                .init(name: "\(rest.count) others"),
                .init(
                    files: rest.reduce(0) { $0 + $1.files }, bytes: rest.reduce(0) { $0 + $1.bytes },
                    zipped: isZipped ? rest.reduce(0) { $0 + ($1.zipped ?? 0) } : nil))
        }
        return table
    }

    private func fileTable(_ view: AnalysisView) -> AnalysisTable {
        var table = AnalysisTable(
            title: "MiB", columns: [.size] + (isZipped ? [.zipped] : []) + [.percent, .symbols, .kind])
        let sorted = files.sorted { left, right in
            switch view.order {
            case .name: left.path < right.path
            case .zipped: (right.zipped ?? 0, left.path) < (left.zipped ?? 0, right.path)
            case .symbols: (right.symbols ?? 0, left.path) < (left.symbols ?? 0, right.path)
            default: (right.bytes, left.path) < (left.bytes, right.path)
            }
        }
        for file in sorted.prefix(view.rowLimit) {
            table.add(
                .init(name: file.path),
                .init(files: 1, bytes: file.bytes, zipped: file.zipped, symbols: file.symbols ?? 0, kind: file.kind))
        }
        let rest = sorted.dropFirst(view.rowLimit)
        if !rest.isEmpty {
            table.add(
                .init(name: "\(ByteText.grouped(rest.count)) others"),
                .init(
                    files: rest.count, bytes: rest.reduce(0) { $0 + $1.bytes },
                    zipped: isZipped ? rest.reduce(0) { $0 + ($1.zipped ?? 0) } : nil,
                    symbols: rest.reduce(0) { $0 + ($1.symbols ?? 0) }))
        }
        if let overhead = groups.first(where: { $0.bucket == .archive })?.amount.zipped {
            table.add(.init(name: "[archive]"), .init(zipped: overhead))
        }
        return table
    }
}

extension AnalysisTable {
    /// One row for all groups that are not shown.
    fileprivate mutating func addRest(_ groups: ArraySlice<AnalysisReport.Group>, prefix: String = "") {
        guard !groups.isEmpty else { return }
        let sum = groups.reduce(into: AnalysisReport.Amount()) { $0 += $1.amount }
        let count = "\(ByteText.grouped(groups.count)) other\(groups.count == 1 ? "" : "s")"
        add(.init(name: prefix + count), .init(sum, retained: nil))
    }
}

extension AnalysisTable.Figures {
    fileprivate init(_ amount: AnalysisReport.Amount, retained: Int?) {
        self.init(
            files: amount.files, bytes: amount.bytes, zipped: amount.zipped, tests: amount.tests,
            symbols: amount.symbols, sources: amount.sources, retained: retained)
    }
}

extension AnalysisReport.Group {
    fileprivate var label: AnalysisTable.Label {
        switch bucket {
        case .distribution: .init(name: name, isMarked: isRoot, detail: version ?? "")
        case .unowned: .init(name: "[unowned] \(name)")
        case .shared: .init(name: "[shared]")
        case .archive: .init(name: "[archive]")
        }
    }

    fileprivate var figures: AnalysisTable.Figures {
        guard bucket != .archive else { return .init(zipped: amount.zipped) }
        var figures = AnalysisTable.Figures(amount, retained: retained)
        // Outside of distributions these are rare; a dash in each row would only be noise.
        if bucket != .distribution {
            if amount.tests == 0 { figures.tests = nil }
            if amount.symbols == 0 { figures.symbols = nil }
            if amount.sources == 0 { figures.sources = nil }
        }
        return figures
    }
}

extension [AnalysisReport.Group] {
    /// The largest first; groups that are equal in this by name.
    fileprivate func sorted(by order: AnalysisView.Order) -> [AnalysisReport.Group] {
        func key(_ group: AnalysisReport.Group) -> Int {
            switch order {
            case .name: 0
            case .size: group.amount.bytes
            case .files: group.amount.files
            case .zipped: group.amount.zipped ?? 0
            case .retained: group.retained ?? 0
            case .tests: group.amount.tests
            case .symbols: group.amount.symbols
            case .sources: group.amount.sources
            }
        }
        return sorted { (key($1), $0.name) < (key($0), $1.name) }
    }
}
