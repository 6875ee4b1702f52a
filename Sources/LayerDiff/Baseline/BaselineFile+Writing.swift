import LayerSlimKit

extension BaselineFile {
    /// The file's bytes: compact JSON, a line for each distribution, file and rule, so that `git diff` shows which changed.
    ///
    /// They depend on the layer only: no times, no absolute paths, everything sorted.
    public static func bytes(of snapshot: LayerSnapshot) -> [UInt8] {
        var text = "{\n"
        text += "\"encoder\":\(JSONLine.Value.text(snapshot.encoder).text),\n"
        text += list("groups", snapshot.groups.map(line))
        text += "\"kind\":\"\(kind)\",\n"
        text += "\"rootSource\":\(JSONLine.Value.text(snapshot.rootSource?.rawValue).text),\n"
        text += "\"rules\":" + (snapshot.manifest.map(rules) ?? "null") + ",\n"
        text += "\"schemaVersion\":\(schemaVersion),\n"
        text += "\"target\":\(JSONLine.quoted(snapshot.target)),\n"
        text += "\"tool\":\(JSONLine.quoted(snapshot.tool)),\n"
        text += "\"total\":" + JSONLine.object(members(snapshot.total)) + "\n}\n"
        return Array(text.utf8)
    }

    private static func line(_ group: LayerSnapshot.Group) -> String {
        var about = members(group.amount)
        about["bucket"] = .text(group.bucket.rawValue)
        about["name"] = .text(group.name)
        about["version"] = group.version.map { .text($0) }
        about["isRoot"] = group.isRoot.map { .flag($0) }
        about["hasRecord"] = group.hasRecord.map { .flag($0) }
        about["retained"] = group.retained.map { .number($0) }
        about["requires"] = group.requires.map { requires in
            .raw(JSONLine.array(requires.map { .raw(JSONLine.array([.text($0.name), .text($0.text)])) }))
        }
        let files = group.files.map { file in
            var values: [JSONLine.Value] = [
                .text(file.path), .text(file.kind), .number(file.bytes), .number(file.zipped),
                .text(file.checksum.map { String($0, radix: 16) }),
            ]
            if let symbols = file.symbols { values.append(.number(symbols)) }
            return JSONLine.array(values)
        }
        return "{\"about\":" + JSONLine.object(about) + ",\"files\":[" + rows(files) + "]}"
    }

    private static func members(_ amount: LayerSnapshot.Amount) -> [String: JSONLine.Value?] {
        [
            "bytes": .number(amount.bytes), "count": amount.files.map { .number($0) },
            "zipped": amount.zipped.map { .number($0) },
        ]
    }

    private static func rules(_ manifest: LayerManifest) -> String {
        var text = "{\n"
        text += list("distributions", manifest.distributions.map(distribution))
        text += list(
            "files",
            manifest.rules.map { rule in
                JSONLine.object([
                    "name": .text(relative(rule.name)), "sha256": .text(rule.sha256),
                    "isBuiltin": .flag(rule.isBuiltin),
                ])
            })
        text += list(
            "patched",
            manifest.patched.map {
                JSONLine.array([.text($0.path), .number($0.statement), .number($0.before), .number($0.after)])
            })
        text += list(
            "putBack", manifest.putBack.map { JSONLine.array([.text($0.path), .text($0.reason), .number($0.lost)]) })
        text += list("statements", manifest.statements.indices.map { line($0, of: manifest) })
        text += list(
            "stripped",
            manifest.stripped.map { JSONLine.array([.text($0.path), .number($0.before), .number($0.after)]) })
        text += list("switchedOff", (manifest.switchedOff ?? []).map(switchedOff), isLast: true)
        return text + "}"
    }

    private static func distribution(_ distribution: LayerManifest.Distribution) -> String {
        JSONLine.array([
            .text(distribution.name), .text(distribution.version), .number(distribution.before),
            .number(distribution.after),
        ])
    }

    private static func switchedOff(_ entry: LayerManifest.SwitchedOff) -> String {
        JSONLine.object([
            "by": .text(entry.by), "place": .text(relative(entry.place)), "statement": .raw(about(entry.statement)),
        ])
    }

    /// A statement with what it removed, a line for each folder.
    private static func line(_ number: Int, of manifest: LayerManifest) -> String {
        let folders = manifest.removed.filter { $0.statement == number }
        let freed = folders.reduce(0) { $0 + $1.files.values.reduce(0, +) }
        let removed = folders.map { folder in
            JSONLine.array([.text(folder.folder), .raw(JSONLine.object(folder.files.mapValues { .number($0) }))])
        }
        return "{\"about\":" + about(manifest.statements[number]) + ",\"freed\":\(freed),\"removed\":[" + rows(removed)
            + "]}"
    }

    private static func about(_ statement: LayerManifest.Statement) -> String {
        JSONLine.object([
            "name": statement.name.map { .text($0) }, "file": .text(relative(statement.file)),
            "line": .number(statement.line), "text": .text(statement.text),
            "because": statement.because.map { .text($0) },
            "loses": .raw(JSONLine.array(statement.loses.map { .text($0) })),
        ])
    }

    /// Where a rule file lies on one machine is nothing to commit.
    private static func relative(_ name: String) -> String {
        name.hasPrefix("/") ? name.split(separator: "/").last.map { String($0) } ?? name : name
    }

    private static func list(_ name: String, _ lines: [String], isLast: Bool = false) -> String {
        "\"\(name)\":[" + rows(lines) + "]" + (isLast ? "\n" : ",\n")
    }

    private static func rows(_ lines: [String]) -> String {
        lines.isEmpty ? "" : "\n" + lines.joined(separator: ",\n") + "\n"
    }
}
