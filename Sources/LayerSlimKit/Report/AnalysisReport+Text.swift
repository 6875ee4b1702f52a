import LayerModel

extension AnalysisReport {
    /// The report for a terminal, 80 columns wide.
    func text(_ view: AnalysisView) -> String {
        var lines = heading(view) + [""] + table(view).lines()
        if view.grouping == .distribution { lines += [""] + legend }
        let savings = savingLines
        if !savings.isEmpty { lines += [""] + savings }
        let found = findingLines(showsAll: view.showsAll)
        if !found.isEmpty { lines += [""] + found }
        if let next = view.next { lines += ["", "next: \(next)"] }
        return lines.joined(separator: "\n") + "\n"
    }

    private func heading(_ view: AnalysisView) -> [String] {
        let asked = roots.source == .components ? "that no other requires (*)" : "asked for (*)"
        let distributions = groups.count { $0.bucket == .distribution }
        var lines = Self.lines("tree", tree.path, view.treeRemark) + Self.lines("target", target, targetReason)
        lines += Self.lines(
            "size",
            "\(ByteText.mebibytes(tree.bytes)) MiB in \(ByteText.grouped(tree.files)) files; "
                + "\(distributions) distribution\(distributions == 1 ? "" : "s"), \(roots.names.count) \(asked)")
        if let zipped = tree.zipped {
            let upload = zipped > LambdaLimits.directUpload ? "; too big for direct upload: use S3" : ""
            lines += Self.lines(
                "zip", "\(ByteText.mebibytes(zipped)) MiB (\(ByteText.grouped(zipped)) bytes)\(upload)")
        }
        return lines + Self.lines("limit", limitText)
    }

    /// A labelled line; the remark goes below where there is no room beside the value.
    private static func lines(_ label: String, _ value: String, _ remark: String? = nil) -> [String] {
        let first = label + String(repeating: " ", count: max(8 - label.count, 1)) + value
        guard let remark else { return [first] }
        let line = first + String(repeating: " ", count: max(37 - first.count, 1)) + "(\(remark))"
        if line.count <= WrappedText.width { return [line] }
        let indent = String(repeating: " ", count: 8)
        return [first] + WrappedText.lines("\(indent)(\(remark))", indent: indent + " ")
    }

    /// How far the layer is from the limit, with the bytes once.
    var limitText: String {
        guard let bytes = limit.bytes else { return "off; \(ByteText.grouped(tree.bytes)) bytes" }
        let most = "\(ByteText.mebibytes(bytes)) MiB"
        let over = tree.bytes - bytes
        if over > 0 { return "\(most): over by \(Self.withExactBytes(over))" }
        if over == 0 { return "\(most): exactly that, and Lambda takes only less" }
        let left = "\(most): \(Self.withExactBytes(-over, "to spare"))"
        guard limit.reserve > 0 else { return left }
        let reserve = ByteText.short(limit.reserve)
        return -over > limit.reserve ? "\(left), reserve \(reserve)" : "\(left), less than the reserve, \(reserve)"
    }

    private static func withExactBytes(_ bytes: Int, _ word: String = "") -> String {
        let size = ByteText.short(bytes) + (word.isEmpty ? "" : " \(word)")
        return size + (bytes < 1024 ? "" : " (\(ByteText.grouped(bytes)) bytes)")
    }

    private var legend: [String] {
        let asked =
            switch roots.source {
            case .requirements: "Asked for: \(roots.file ?? "")."
            case .requested: "Asked for: dist-info/REQUESTED."
            case .components: "Nothing says what was asked for."
            }
        return WrappedText.lines("IF GONE counts what only it required (no sums). \(asked)", indent: "")
    }

    /// A line for each way to save, with what it would save.
    var savingLines: [String] {
        let rows = savingRows
        let figures = rows.map { ByteText.mebibytes($0.bytes) }
        let width = figures.map(\.count).max() ?? 0
        return zip(rows, figures).map { row, figure in
            let padding = String(repeating: " ", count: width - figure.count)
            return "\(padding)\(figure) MiB  \(row.text)"
        }
    }

    var savingRows: [(bytes: Int, text: String)] {
        var rows: [(bytes: Int, text: String)] = []
        if savings.tests.files > 0 {
            rows.append((savings.tests.bytes, "test folders (\(ByteText.grouped(savings.tests.folders)))"))
        }
        if savings.symbols.nativeFiles > 0 {
            rows.append(
                (
                    savings.symbols.bytes,
                    "symbols and debug sections, in \(ByteText.grouped(savings.symbols.files)) of "
                        + "\(ByteText.grouped(savings.symbols.nativeFiles)) ELF files"
                ))
        }
        if savings.sources.files > 0 {
            rows.append((savings.sources.bytes, "C, C++, Cython sources, headers, stubs"))
        }
        if let largest = savings.equalFiles.first {
            let others = savings.equalFiles.count - 1
            let times = Self.times(largest.paths.count) + (others > 0 ? ", \(ByteText.grouped(others)) more" : "")
            let pattern = AnalysisTable.cutAtStart(Self.pattern(of: largest.paths), to: 54 - times.count)
            rows.append((savings.equalFiles.reduce(0) { $0 + $1.spare }, "equal files: \(pattern) \(times)"))
        }
        return rows
    }

    private static func times(_ count: Int) -> String {
        switch count {
        case 2: "twice"
        case 3: "three times over"
        default: "\(ByteText.grouped(count)) times over"
        }
    }

    /// What paths have in common at their start, with a star; the first path and its fellows where that is nothing.
    private static func pattern(of paths: [String]) -> String {
        guard let first = paths.first else { return "" }
        let common = paths.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        return common.isEmpty || common.hasSuffix("/") ? first : common + "*"
    }
}

extension String {
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
