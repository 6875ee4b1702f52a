import LayerModel

extension WhyAnswer {
    public func rendered(as format: AnswerFormat) throws -> String {
        switch format {
        case .text: text
        case .json: String(decoding: try JSON.encode(self, isPretty: true), as: UTF8.self)
        }
    }

    /// The answer for a terminal, 80 columns wide.
    var text: String {
        var rows = LabelledLines()
        let first: String
        switch state {
        case .runtime:
            first = "\(subject) is not in \(layer). The Lambda runtime brings it, in a version of its own choice."
        case .removed, .planned:
            first = sentence
            if let removal { rows.add(removal, state) }
            rows.add("with it", removedTogether.isEmpty ? nil : removedTogether.joined(separator: ", "))
            rows.add("required by", requiredBy)
            rows.add(importers: importedBy)
            rows.add(chains: reachedFrom)
            rows.add("linked by", Self.shortened(linkedBy, to: 4))
            if let removal { rows.add(waysBack: removal.waysBack) }
        case .present:
            if let distribution {
                first = distribution.sentence
                rows.add(distribution)
            } else if let folder {
                first = folder.sentence
                rows.add(folder)
            } else {
                first =
                    files.count == 1
                    ? "\(subject) is in the layer." : "\(subject) is in the layer, \(files.count) times."
                for file in files { rows.add(file, showsPath: files.count > 1) }
                rows.add(importers: importedBy)
                rows.add(chains: reachedFrom)
            }
        }
        return (WrappedText.lines(first, indent: "  ") + rows.lines).joined(separator: "\n") + "\n"
    }

    private var sentence: String {
        let what =
            (removal?.files.count ?? 1) > 1
            ? "\(subject) (\(ByteText.counted(removal?.files.count ?? 0, "file")))" : subject
        guard let rule = removal?.rule else { return "\(what) was removed; nothing says by which rule." }
        if state == .planned { return "\(what) is in the tree, and the rules would remove it." }
        return rule.text == "remove orphan libraries"
            ? "\(what) was removed: nothing that stayed could load it." : "\(what) was removed on purpose."
    }

    /// The first few, and how many more there are.
    static func shortened(_ list: [String], to count: Int) -> [String] {
        guard list.count > count + 1 else { return list }
        return Array(list.prefix(count)) + ["and \(ByteText.grouped(list.count - count)) others"]
    }
}

/// How an answer is written.
public enum AnswerFormat: String, Sendable, CaseIterable {
    case text
    case json
}
