/// Runs `produce` for all items on up to `jobs` threads, and `consume` with each result on the calling thread, in the order
/// of the items, as soon as it is there.
///
/// What is started and not yet consumed costs at most `budget` in total, so that memory stays bounded; an item that
/// costs more runs alone.
///
/// - Parameter cost: what an item holds of the budget, in any unit, at least 0.
/// - Throws: the first error in the order of the items, `produce`'s before `consume`'s for the same item. All items before
///   that one have been consumed, whatever the number of jobs, and none after it.
public func concurrentMap<Item: Sendable, Result: Sendable, Failure: Error>(
    _ items: some Collection<Item>, jobs: Int, budget: Int, cost: (Item) -> Int,
    produce: @escaping @Sendable (Item) throws(Failure) -> Result,
    consume: (Item, Result) throws(Failure) -> Void
) throws(Failure) {
    let items = Array(items)
    let pipeline = Pipeline<Result, Failure>(costs: items.map(cost), budget: budget)
    let work: @Sendable () -> Void = {
        while let index = pipeline.take() {
            do throws(Failure) {
                pipeline.finish(index, with: .success(try produce(items[index])))
            } catch {
                pipeline.finish(index, with: .failure(error))
            }
        }
    }
    var failure: Failure?
    withThreads(count: jobs > 1 ? min(jobs, items.count) : 0, work) { threads in
        defer { pipeline.stop() }
        do throws(Failure) {
            for (index, item) in items.enumerated() {
                // Without a thread, this one does the work.
                let result = threads == 0 ? try produce(item) : try pipeline.result(index)
                if let result { try consume(item, result) }
                pipeline.release(index)
            }
        } catch {
            failure = error
        }
    }
    if let failure { throw failure }
}

/// What is under way between the threads that work and the one that consumes.
private final class Pipeline<Success: Sendable, Failure: Error>: Sendable {
    private struct State {
        var taken = 0
        var costInFlight = 0
        var results: [Int: Result<Success, Failure>] = [:]
        var isStopped = false
    }

    private let costs: [Int]
    private let budget: Int
    private let state = Monitor(State())

    init(costs: [Int], budget: Int) {
        self.costs = costs
        self.budget = budget
    }

    /// The next item to work on, after a wait for room in the budget; nil when there is none.
    func take() -> Int? {
        state.wait(
            until: { state in
                state.isStopped || state.taken == costs.count || state.costInFlight == 0
                    || state.costInFlight + costs[state.taken] <= budget
            },
            then: { state in
                guard !state.isStopped, state.taken < costs.count else { return nil }
                state.costInFlight += costs[state.taken]
                state.taken += 1
                return state.taken - 1
            })
    }

    func finish(_ index: Int, with result: Result<Success, Failure>) {
        state.withLock { state in
            state.results[index] = result
            // Items before this one are taken already, so the first error in order still comes out.
            if case .failure = result { state.isStopped = true }
        }
        state.wakeAll()
    }

    /// Waits for a result and takes it out.
    func result(_ index: Int) throws(Failure) -> Success? {
        let result = state.wait(
            until: { $0.results[index] != nil },
            then: { $0.results.removeValue(forKey: index) })
        return try result?.get()
    }

    func release(_ index: Int) {
        state.withLock { $0.costInFlight -= costs[index] }
        state.wakeAll()
    }

    func stop() {
        state.withLock { $0.isStopped = true }
        state.wakeAll()
    }
}
