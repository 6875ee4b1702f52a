import PythonImports

extension ClassLookup {
    private struct ID: Hashable {
        let module: String
        let name: String
    }

    /// A class and those that it is made from, in the order in which the interpreter looks for methods (C3). Bases that are
    /// not known are left out; where no such order exists the one of the source is taken.
    func order(of start: Class) -> [Class] {
        var known: [ID: [Class]] = [:]
        return order(of: start, &known, path: [])
    }

    private func order(of start: Class, _ known: inout [ID: [Class]], path: Set<ID>) -> [Class] {
        let id = Self.id(start)
        if let found = known[id] { return found }
        guard !path.contains(id), path.count < 40 else { return [] }
        let bases = start.definition.bases.compactMap { self.class($0, in: start.module) }
        var lists = bases.map { order(of: $0, &known, path: path.union([id])) }.filter { !$0.isEmpty }
        lists.append(bases)
        let found = [start] + Self.merge(lists)
        known[id] = found
        return found
    }

    private static func id(_ found: Class) -> ID { ID(module: found.module, name: found.definition.name) }

    /// Takes the first head that stands in no tail, again and again.
    private static func merge(_ lists: [[Class]]) -> [Class] {
        var lists = lists.filter { !$0.isEmpty }
        var merged: [Class] = []
        while !lists.isEmpty {
            let tails = Set(lists.flatMap { $0.dropFirst().map(id) })
            let heads = lists.compactMap(\.first)
            guard let next = heads.first(where: { !tails.contains(id($0)) }) ?? heads.first else { break }
            merged.append(next)
            lists = lists.map { list in list.filter { id($0) != id(next) } }.filter { !$0.isEmpty }
        }
        return merged
    }
}
