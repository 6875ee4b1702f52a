/// Tarjan's strongly connected components, without recursion.
///
/// - Returns: the components, each sorted, in reverse topological order (what is required comes first).
func stronglyConnectedComponents(_ successors: [[Int]]) -> [[Int]] {
    var components: [[Int]] = []
    var index = [Int](repeating: -1, count: successors.count)
    var low = [Int](repeating: 0, count: successors.count)
    var onStack = [Bool](repeating: false, count: successors.count)
    var open: [Int] = []
    var counter = 0

    for start in successors.indices where index[start] < 0 {
        var work: [(node: Int, next: Int)] = [(start, 0)]
        while let (node, next) = work.popLast() {
            if next == 0 {
                index[node] = counter
                low[node] = counter
                counter += 1
                open.append(node)
                onStack[node] = true
            } else {
                low[node] = min(low[node], low[successors[node][next - 1]])
            }
            var step = next
            var descended = false
            while step < successors[node].count {
                let child = successors[node][step]
                step += 1
                if index[child] < 0 {
                    work.append((node, step))
                    work.append((child, 0))
                    descended = true
                    break
                }
                if onStack[child] { low[node] = min(low[node], index[child]) }
            }
            if descended || low[node] != index[node] { continue }
            var component: [Int] = []
            while let last = open.popLast() {
                onStack[last] = false
                component.append(last)
                if last == node { break }
            }
            components.append(component.sorted())
        }
    }
    return components
}
