import LayerModel

extension LabelledLines {
    mutating func add(_ removal: WhyAnswer.RemovalFacts, _ state: WhyAnswer.State) {
        if let rule = removal.rule {
            add("rule", "\(rule.title)\(rule.origin)")
            if rule.name == nil { add("", rule.text) }
            add("because", rule.because)
            add("loses", rule.loses)
        }
        add(taken: removal.taken)
        if removal.files.count > 1 { add("files", WhyAnswer.shortened(removal.files, to: 4)) }
    }

    /// Ways over several modules, each to the next top-level module; the direct ones stand among the importers.
    mutating func add(chains: [[String]]) {
        let ways = chains.filter { $0.count > 2 }.map { chain in
            let end = chain.dropFirst().firstIndex { !$0.contains(".") } ?? chain.count - 1
            return chain[...end].joined(separator: " > ")
        }
        add("reached from", WhyAnswer.shortened(ways, to: 4))
    }

    mutating func add(importers: [WhyAnswer.Site]) {
        // Where an import runs as soon as its module does matters most.
        let ordered = importers.filter { $0.context == .module } + importers.filter { $0.context != .module }
        add("imported by", WhyAnswer.shortened(ordered.map { "\($0.path):\($0.line)\($0.context.remark)" }, to: 6))
    }

    mutating func add(waysBack ways: [WhyAnswer.RemovalFacts.Option]) {
        let costs = ways.map { way in
            let left =
                way.left < 0
                ? "\(ByteText.short(-way.left)) over the limit" : "\(ByteText.short(way.left)) would be left"
            return "+\(ByteText.short(way.bytes)), \(left)"
        }
        let columns = Self.columns(ways.map(\.line), costs, gap: "   ")
        let isWide = columns.contains { $0.count > WrappedText.width - 15 }
        add("to have it", isWide ? zip(ways, costs).flatMap { [$0.line, "  " + $1] } : columns)
    }

    mutating func add(_ file: WhyAnswer.FileFacts, showsPath: Bool) {
        if showsPath { add("file", file.path) }
        add("of", file.owners.isEmpty ? "no distribution" : file.owners.joined(separator: ", "))
        let stripped = file.unstripped.map { ", stripped from \(ByteText.short($0))" } ?? ""
        add("size", "\(ByteText.short(file.bytes)), \(file.kind)\(stripped)")
        add("unstripped", file.putBack)
        add("patched by", file.patchedBy?.title)
        add("needs", WhyAnswer.shortened(file.needs, to: 8))
        add("needed by", WhyAnswer.shortened(file.neededBy, to: 6))
    }

    mutating func add(_ facts: WhyAnswer.DistributionFacts) {
        if facts.requiredBy.isEmpty {
            add("required by", facts.isRoot ? "nothing; it was asked for" : "nothing")
        } else {
            let names = facts.requiredBy.map { item in
                String(repeating: "  ", count: item.depth) + "\(item.name) \(item.version)\(item.isRoot ? " *" : "")"
            }
            add("required by", Self.columns(names, facts.requiredBy.map(\.requirement)))
        }
        let required = facts.requires.map { "\($0.name) \($0.version ?? "(not in the layer)")" }
        add("requires", Self.columns(required, facts.requires.map(\.text)))
        add("if it went", Self.consequence(facts))
        add(filesOf: facts)
        add(taken: facts.taken)
    }

    private mutating func add(filesOf facts: WhyAnswer.DistributionFacts) {
        let rest = facts.files - facts.largest.count
        var sizes = facts.largest.map { ByteText.short($0.bytes) }
        var names = facts.largest.map(\.path)
        if rest > 0 {
            sizes.append(ByteText.short(facts.bytes - facts.largest.reduce(0) { $0 + $1.bytes }))
            names.append("in \(ByteText.counted(rest, "other file"))")
        }
        add("files", Self.columns(sizes, names))
    }

    mutating func add(_ facts: WhyAnswer.FolderFacts) {
        add("of", facts.owners.isEmpty ? "no distribution" : facts.owners.joined(separator: ", "))
        add(taken: facts.taken)
    }

    private mutating func add(taken: [WhyAnswer.Taken]) {
        let amounts = taken.map { "\(ByteText.short($0.bytes)) in \(ByteText.counted($0.files, "file"))" }
        add("rules took", Self.columns(amounts, taken.map(\.rule.title)))
    }

    private static func consequence(_ facts: WhyAnswer.DistributionFacts) -> String {
        let direct = facts.requiredBy.filter { $0.depth == 0 }.map(\.name)
        var text = "\(ByteText.short(facts.retained)) would go"
        if !facts.goesWith.isEmpty {
            text += ", with \(facts.goesWith.joined(separator: ", ")), which nothing else requires"
        }
        if !direct.isEmpty { text += "; \(direct.joined(separator: ", ")) would lack it" }
        return text
    }

    /// Two columns, the first as wide as its widest cell.
    private static func columns(_ left: [String], _ right: [String], gap: String = "  ") -> [String] {
        let width = left.map(\.count).max() ?? 0
        return zip(left, right).map { "\($0)\(String(repeating: " ", count: width - $0.count))\(gap)\($1)" }
    }
}
