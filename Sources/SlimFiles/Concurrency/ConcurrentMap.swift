import Synchronization

/// The results of `body` for all items, in the order of the items, made by at most `jobs` threads.
///
/// Threads of its own rather than tasks: bodies read files and wait for child processes, and Swift's task pool has only
/// as many threads as cores, so that blocked bodies would stop everything else, calls from inside a body included.
/// The calling thread works too, so the call makes progress even where no thread can be started.
///
/// - Throws: the error of the first item that fails, in the order of the items, whatever the number of jobs. Items after
///   a failed one are not started; those under way are waited for.
public func concurrentMap<Item: Sendable, Result: Sendable, Failure: Error>(
    _ items: some Collection<Item>, jobs: Int, _ body: @escaping @Sendable (Item) throws(Failure) -> Result
) throws(Failure) -> [Result] {
    let items = Array(items)
    let work = MappedItems<Result, Failure>(count: items.count)
    let run: @Sendable () -> Void = {
        while let index = work.take() {
            do throws(Failure) {
                work.finish(index, with: .success(try body(items[index])))
            } catch {
                work.finish(index, with: .failure(error))
            }
        }
    }
    withThreads(count: min(jobs, items.count) - 1, run) { _ in run() }
    return try work.results()
}

/// Which items of a ``concurrentMap(_:jobs:_:)`` are taken, and what came of them.
private final class MappedItems<Result: Sendable, Failure: Error>: Sendable {
    private struct State {
        var taken = 0
        var results: [Result?]
        var failure: (index: Int, error: Failure)?
    }

    private let state: Mutex<State>

    init(count: Int) {
        state = Mutex(State(results: Array(repeating: nil, count: count)))
    }

    func take() -> Int? {
        state.withLock { state in
            guard state.failure == nil, state.taken < state.results.count else { return nil }
            state.taken += 1
            return state.taken - 1
        }
    }

    func finish(_ index: Int, with outcome: Swift.Result<Result, Failure>) {
        state.withLock { state in
            switch outcome {
            case .success(let result): state.results[index] = result
            case .failure(let error):
                // Items are taken in order, so all before the first failing one have run or are running.
                if state.failure.map({ index < $0.index }) ?? true { state.failure = (index, error) }
            }
        }
    }

    func results() throws(Failure) -> [Result] {
        let (results, failure) = state.withLock { ($0.results, $0.failure) }
        if let failure { throw failure.error }
        return results.compactMap { $0 }
    }
}
