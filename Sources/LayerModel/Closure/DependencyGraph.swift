/// Which distributions of a layer require which, for one target.
///
/// Nodes are indexes into the layer's distributions. What an extra brings is required by whoever asks for that extra,
/// not by the distribution that offers it.
public struct DependencyGraph: Sendable {
    public let edges: [[Edge]]
    /// What the layer was built for, in the order of the distributions.
    public let roots: [Int]
    public let rootSource: RootSource
    public let problems: [Problem]
    /// Groups of two or more distributions that require each other.
    public let cycles: [[Int]]
    /// Distributions that no root requires, directly or through others.
    public let outside: [Int]

    public struct Edge: Sendable, Hashable {
        public let target: Int
        /// The requirement as its METADATA has it.
        public let requirement: String
        /// The distributions whose extras bring it, where the requirer asks for these; empty where it requires the
        /// target itself. Without them there is no such edge.
        public let extrasOf: [Int]
    }

    public enum RootSource: Sendable, Hashable {
        /// The lines of a requirements file.
        case requirements(file: String)
        /// pip's REQUESTED markers.
        case requested
        /// Every member of each component of the graph that nothing else requires.
        case sourceComponents
    }

    /// A requirement that the layer does not meet.
    public struct Problem: Sendable, Hashable {
        /// Who requires it; nil for a line of the requirements file.
        public let requirer: Int?
        public let requirement: String
        public let kind: Kind

        public enum Kind: Sendable, Hashable {
            case missing(name: String)
            case conflict(installed: Int)
            case unreadable(reason: String)
        }
    }

    /// Every node that can be reached from the roots without passing through `removed`.
    public func reachable(without removed: Set<Int> = []) -> Set<Int> {
        var seen = removed
        var stack = roots.filter { !removed.contains($0) }
        seen.formUnion(stack)
        while let node = stack.popLast() {
            for edge in edges[node] where removed.isDisjoint(with: edge.extrasOf) {
                if seen.insert(edge.target).inserted { stack.append(edge.target) }
            }
        }
        return seen.subtracting(removed)
    }

    /// Every node that can be reached from the given ones, these included.
    public func reachable(from start: Set<Int>) -> Set<Int> {
        var seen = start
        var stack = Array(start)
        while let node = stack.popLast() {
            for edge in edges[node] where seen.insert(edge.target).inserted { stack.append(edge.target) }
        }
        return seen
    }

    /// The named distributions and all that only they required, taken out of the graph together.
    public func removal(of named: Set<Int>) -> Set<Int> {
        named.union(reachable().subtracting(reachable(without: named)))
    }

    /// For each node the bytes that would go if it went, as ``removal(of:)`` has it.
    ///
    /// These are its own and those of its subtree of the dominator tree under the roots, extras aside: what an extra
    /// brings goes with whoever asks for the extra and with whoever offers it, which no tree can say.
    ///
    /// - Parameter sizes: the own size of each node in bytes.
    /// - Complexity: O(*n* · (*n* + *e*)) for *n* nodes and *e* edges.
    public func retainedSizes(_ sizes: [Int]) -> [Int] {
        let all = reachable()
        return edges.indices.map { node in
            guard all.contains(node) else { return sizes[node] }
            return all.subtracting(reachable(without: [node])).reduce(0) { $0 + sizes[$1] }
        }
    }

    /// Every member of each strongly connected component of `nodes` that no other of `nodes` leads to.
    static func sources(of successors: [[Int]], among nodes: Set<Int>) -> [Int] {
        let inner = successors.enumerated().map { nodes.contains($0) ? $1.filter(nodes.contains) : [] }
        let components = stronglyConnectedComponents(inner).filter { $0.allSatisfy(nodes.contains) }
        var componentOf: [Int: Int] = [:]
        for (number, members) in components.enumerated() { for member in members { componentOf[member] = number } }
        var entered: Set<Int> = []
        for (node, targets) in inner.enumerated() {
            for target in targets where componentOf[target] != componentOf[node] {
                if let component = componentOf[target] { entered.insert(component) }
            }
        }
        return components.enumerated().filter { !entered.contains($0.offset) }.flatMap(\.element).sorted()
    }
}
