import LayerModel

extension ApplyReport {
    /// The report for a terminal, 80 columns wide.
    ///
    /// - Parameter showsAll: every rule and every note, not only those that matter most.
    public func text(showsAll: Bool) -> String {
        var lines = heading + [""] + ruleTable(showsAll: showsAll) + [""] + sizes
        if !losses.isEmpty { lines += [""] + lossTable }
        if !putBack.isEmpty { lines += [""] + putBackLines(showsAll: showsAll) }
        lines += [""] + FindingText(findings: findings).lines(showsNotes: showsAll)
        if let probe { lines += [""] + WrappedText.lines(Self.line(of: probe), indent: "        ") }
        if let archive { lines += [""] + archiveLines(archive) }
        if let treeOutput { lines += ["", "tree    \(treeOutput)"] }
        if result == nil { lines += ["", "dry run: nothing was written"] }
        return lines.joined(separator: "\n") + "\n"
    }

    private var heading: [String] {
        var lines: [String] = []
        for (number, rule) in rules.prefix(1).enumerated() {
            let origin = rule.isBuiltin ? "shipped with \(tool)" : "your file"
            let more = rules.count > 1 ? ", \(rules.count - 1) included" : ""
            lines.append(
                "\(number == 0 ? "rules " : "      ")  \(rule.name)  (\(origin), \(rule.sha256.prefix(7))\(more))")
        }
        lines.append(
            "tree    \(tree.path)  \(ByteText.mebibytes(tree.bytes)) MiB in \(ByteText.grouped(tree.files)) files")
        lines.append("target  \(target)  (\(targetReason))")
        if let tool = stripTools.first { lines.append("strip   \(tool)") }
        return lines
    }

    private func ruleTable(showsAll: Bool) -> [String] {
        let shown =
            showsAll ? rows : Array(rows.filter { $0.freed >= ByteText.mebibyte / 10 || $0.freed < 0 }.prefix(14))
        let rest = rows.dropFirst(shown.count)
        let restFreed = freed - shown.reduce(0) { $0 + $1.freed }
        let restFiles = rows.reduce(0) { $0 + $1.files } - shown.reduce(0) { $0 + $1.files }
        let figures = ByteText.apportioned(shown.map(\.freed) + [restFreed])
        var table = TextTable([.init("FREED", .right), .init("FILES", .right), .init("RULE")])
        for (row, figure) in zip(shown, figures) {
            let place = row.place.isEmpty ? "" : "\(Self.shortPlace(row.place))  "
            let name = row.action == "remove" ? row.title : "\(row.action) \(row.title)"
            table.add(["\(figure) MiB", ByteText.grouped(row.files), TextTable.cut(place + name, to: 58)])
        }
        if !rest.isEmpty {
            let count = rest.count
            table.add([
                "\(figures[figures.count - 1]) MiB", ByteText.grouped(restFiles),
                "\(count) other rule\(count == 1 ? "" : "s") (--all shows \(count == 1 ? "it" : "them"))",
            ])
        }
        return table.rendered(gap: "  ")
    }

    /// `rules/packages/numpy.rules:5` as `numpy.rules:5`.
    private static func shortPlace(_ place: String) -> String {
        place.split(separator: "/").last.map { String($0) } ?? place
    }

    private var sizes: [String] {
        let after = result?.bytes ?? tree.bytes - freed
        let files = result.map { " in \(ByteText.grouped($0.files)) files" } ?? ""
        var lines = [
            "\(ByteText.mebibytes(freed)) MiB freed, \(ByteText.mebibytes(after)) MiB left\(files) "
                + "(\(ByteText.grouped(after)) bytes)", "",
        ]
        lines.append(limitLine)
        if let archive {
            let note = archive.isDirectUpload ? "" : "; too big for direct upload, publish it through S3"
            lines.append("zip     \(ByteText.mebibytes(archive.bytes)) MiB\(note)")
        }
        return lines
    }

    private var limitLine: String {
        guard let bytes = limit.bytes, let headroom = limit.headroom else { return "limit   off" }
        let most = ByteText.mebibytes(bytes)
        if headroom < 0 {
            return
                "limit   too big by \(ByteText.short(-headroom)) (\(ByteText.grouped(-headroom)) bytes) for \(most) MiB"
        }
        var others = limit.companyText.map { "; \($0)" } ?? ""
        if limit.function == nil, limit.reserve > 0 {
            others += "; \(ByteText.short(limit.reserve)) are kept for the function's code"
        }
        return WrappedText.lines(
            "limit   \(ByteText.mebibytes(headroom)) MiB to spare of \(most)\(others)", indent: "        "
        ).joined(separator: "\n")
    }

    private var lossTable: [String] {
        var table = TextTable([.init("This layer gives up"), .init("to put back", .right), .init("with")])
        for loss in losses {
            let lines = WrappedText.lines("  " + loss.feature, indent: "    ", width: 44)
            table.add([lines[0], loss.bytes == 0 ? "" : "\(ByteText.short(loss.bytes))", loss.putBackWith])
            for line in lines.dropFirst() { table.add([line, "", ""]) }
        }
        return table.rendered(gap: "  ")
    }

    private static func line(of probe: ApplyOutcome.Probe) -> String {
        let imported = probe.modules - probe.failed
        let share = probe.failed == 0 ? "\(imported)" : "\(imported) of \(probe.modules)"
        return "probe   \(share) top-level module\(probe.modules == 1 ? "" : "s") imported by \(probe.python)"
    }

    private func putBackLines(showsAll: Bool) -> [String] {
        let lost = putBack.reduce(0) { $0 + $1.lost }
        let shown = showsAll ? putBack[...] : putBack.prefix(8)
        let count = putBack.count
        var lines = [
            "\(count) file\(count == 1 ? " keeps its" : "s keep their") symbols (\(ByteText.short(lost))), since a strip "
                + "would not be good for \(count == 1 ? "it" : "them")"
        ]
        lines += shown.map { TextTable.cut("  \($0.path): \($0.reason)", to: 80) }
        if shown.count < count { lines.append("  and \(count - shown.count) others (--all shows them)") }
        return lines
    }

    private func archiveLines(_ archive: Archive) -> [String] {
        guard archive.isWritten else { return ["\(archive.path) was not written: a check failed"] }
        return [
            archive.path,
            "sha256 \(Self.short(archive.sha256))   contents \(Self.short(archive.contents))   \(archive.encoder)",
        ]
    }

    private static func short(_ digest: String) -> String { "\(digest.prefix(6))…\(digest.suffix(4))" }
}
