import LayerModel
import TestSupport
import Testing

/// Graphs of up to nine distributions against definitions that are written down as they are, without regard to cost.
@Suite struct RandomGraphTests {
    @Test(arguments: 0..<60)
    func `roots, cycles, closure and retained sizes agree with their definitions`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let count = Int(random.next() % 8) + 2
        var edges: [Set<Int>] = []
        for node in 0..<count {
            edges.append(Set((0..<count).filter { $0 != node && random.next() % 10 < 3 }))
        }
        let requested = Set((0..<count).filter { _ in seed % 3 > 0 && random.next() % 10 < 3 })
        let made = try MadeTree()
        for node in 0..<count {
            try made.install(
                "p\(node)", requires: edges[node].sorted().map { "p\($0)" }, isRequested: requested.contains(node))
        }
        let graph = try made.analyze().graph

        let paths = closure(edges)
        let cycles = Set(
            (0..<count).map { node in
                Set((0..<count).filter { paths[node].contains($0) && paths[$0].contains(node) })
            }
        ).filter { $0.count > 1 }
        #expect(Set(graph.cycles.map(Set.init)) == cycles)

        // A source component: whatever leads to a member is led to by it.
        let sources = (0..<count).filter { node in
            (0..<count).allSatisfy { !paths[$0].contains(node) || paths[node].contains($0) || $0 == node }
        }
        let roots = requested.isEmpty ? sources : requested.sorted()
        #expect(graph.roots == roots)

        let all = reached(from: Set(roots), without: nil, edges)
        #expect(graph.outside == (0..<count).filter { !all.contains($0) })
        let sizes = (0..<count).map { 1 << ($0 * 2) }
        let expected = (0..<count).map { node in
            all.subtracting(reached(from: Set(roots), without: node, edges)).union([node]).reduce(0) { $0 + sizes[$1] }
        }
        #expect(graph.retainedSizes(sizes) == expected)
    }

    /// For each node what a path of one edge or more leads to.
    private func closure(_ edges: [Set<Int>]) -> [Set<Int>] {
        var paths = edges
        for _ in edges { paths = paths.map { $0.union($0.flatMap { paths[$0] }) } }
        return paths
    }

    private func reached(from roots: Set<Int>, without removed: Int?, _ edges: [Set<Int>]) -> Set<Int> {
        var found = roots.filter { $0 != removed }
        for _ in edges { found.formUnion(found.flatMap { edges[$0] }.filter { $0 != removed }) }
        return found
    }
}

/// Steele, Lea and Flood's generator: the same numbers for the same seed.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
