/// Immediate dominators of a rooted directed graph, after Cooper, Harvey and Kennedy,
/// "A Simple, Fast Dominance Algorithm" (2001).
struct Dominators {
    /// The immediate dominator of each node; the root's is the root itself, an unreachable node's nil.
    let immediate: [Int?]
    /// Reachable nodes, each before the nodes that it dominates.
    let order: [Int]

    /// - Parameter successors: the edges of each node, as node numbers.
    init(successors: [[Int]], root: Int) {
        let postorder = Self.postorder(successors, from: root)
        var rank = [Int](repeating: -1, count: successors.count)
        for (index, node) in postorder.enumerated() { rank[node] = index }
        var predecessors = [[Int]](repeating: [], count: successors.count)
        for node in postorder { for next in successors[node] { predecessors[next].append(node) } }

        var immediate = [Int?](repeating: nil, count: successors.count)
        immediate[root] = root
        var changed = true
        while changed {
            changed = false
            for node in postorder.reversed() where node != root {
                var candidate: Int?
                for before in predecessors[node] where immediate[before] != nil {
                    candidate = candidate.map { Self.meet($0, before, immediate, rank) } ?? before
                }
                if immediate[node] != candidate {
                    immediate[node] = candidate
                    changed = true
                }
            }
        }
        self.immediate = immediate
        order = postorder.reversed()
    }

    /// The nearest node that dominates both.
    private static func meet(_ left: Int, _ right: Int, _ immediate: [Int?], _ rank: [Int]) -> Int {
        var (left, right) = (left, right)
        while left != right {
            while rank[left] < rank[right], let up = immediate[left] { left = up }
            while rank[right] < rank[left], let up = immediate[right] { right = up }
        }
        return left
    }

    /// Depth first without recursion, so that a hostile tree cannot exhaust the stack.
    private static func postorder(_ successors: [[Int]], from root: Int) -> [Int] {
        var order: [Int] = []
        var seen = [Bool](repeating: false, count: successors.count)
        var stack: [(node: Int, next: Int)] = [(root, 0)]
        seen[root] = true
        while let (node, next) = stack.popLast() {
            guard next < successors[node].count else {
                order.append(node)
                continue
            }
            stack.append((node, next + 1))
            let child = successors[node][next]
            if !seen[child] {
                seen[child] = true
                stack.append((child, 0))
            }
        }
        return order
    }
}
