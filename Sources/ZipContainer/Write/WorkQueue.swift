/// Hands out work largest first, so that the jobs end at about the same time, and keeps the memory of the work under way
/// within a budget: while a large piece is worked on, the other jobs get the largest pieces that fit beside it.
final class WorkQueue: Sendable {
    struct Item: Sendable {
        let index: Int
        /// Bytes of memory that the work may take; 0 for streams, which take longest and need none worth counting.
        let cost: UInt64
    }

    private struct State {
        var streams: [Item]
        /// By rising cost, so that taking from the end is cheap.
        var items: [Item]
        var freeMemory: UInt64
    }

    private enum Answer {
        case item(Item)
        case done
    }

    private let state: Monitor<State>

    /// - Parameter budget: bytes. An item that costs more is worked on alone.
    init(_ items: [Item], budget: UInt64) {
        let charged = items.map { Item(index: $0.index, cost: min($0.cost, budget)) }
        // Equal costs in the order of the archive.
        let ordered = charged.sorted { ($0.cost, $1.index) < ($1.cost, $0.index) }
        state = Monitor(
            State(
                streams: ordered.filter { $0.cost == 0 }, items: ordered.filter { $0.cost > 0 }, freeMemory: budget))
    }

    /// The next piece of work, once there is memory for it; nil when there is none left.
    func next() -> Item? {
        let answer = state.wait { state -> Answer? in
            if let stream = state.streams.popLast() { return .item(stream) }
            guard !state.items.isEmpty else { return .done }
            guard let index = WorkQueue.lastFitting(state) else { return nil }
            let item = state.items.remove(at: index)
            state.freeMemory -= item.cost
            return .item(item)
        }
        if case .item(let item) = answer { return item }
        return nil
    }

    /// Gives the item's memory back.
    func finish(_ item: Item) {
        state.change { $0.freeMemory += item.cost }
    }

    /// Drops what was not handed out.
    func stop() {
        state.change { state in
            state.streams = []
            state.items = []
        }
    }

    /// The largest item that fits into the free memory, by bisection.
    private static func lastFitting(_ state: State) -> Int? {
        var (low, high) = (0, state.items.count)
        while low < high {
            let middle = (low + high) / 2
            if state.items[middle].cost <= state.freeMemory { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}
