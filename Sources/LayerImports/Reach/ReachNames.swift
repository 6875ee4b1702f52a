import LayerModel

/// Texts that mean something where they stand as literals in code: names of modules and groups of entry points.
struct ReachNames: Sendable {
    /// Dotted names of modules, and what each leads to.
    private let modules: Set<[UInt8]>
    private let groups: Set<[UInt8]>

    init(world: ModuleWorld, groups: Set<String>) {
        modules = Set(world.modules.keys.map { Array($0.utf8) })
        self.groups = Set(groups.map { Array($0.utf8) })
    }

    func isGroup(_ text: [UInt8]) -> Bool { groups.contains(text) }

    func isModule(_ text: [UInt8]) -> Bool { modules.contains(text) }

    /// The longest module that a text names: `pkg.mod` of `pkg.mod`, `pkg.mod.Class` and `pkg.mod:Class`; nil for none.
    func module(namedBy text: [UInt8]) -> String? {
        var name = text[...]
        if let colon = name.firstIndex(of: UInt8(ascii: ":")) { name = name[..<colon] }
        while !name.isEmpty {
            if modules.contains(Array(name)) { return String(decoding: name, as: UTF8.self) }
            guard let dot = name.lastIndex(of: UInt8(ascii: ".")) else { return nil }
            name = name[..<dot]
        }
        return nil
    }
}
