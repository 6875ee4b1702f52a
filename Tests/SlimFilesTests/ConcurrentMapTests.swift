import SlimFiles
import Synchronization
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct ConcurrentMapTests {
    private struct Failed: Error, Equatable { let item: Int }

    @Test(arguments: [-1, 0, 1, 2, 8, 100])
    func `results come in the order of the items`(jobs: Int) {
        #expect(concurrentMap(0..<1_000, jobs: jobs) { $0 * 2 } == (0..<1_000).map { $0 * 2 })
        #expect(concurrentMap([Int](), jobs: jobs) { $0 }.isEmpty)
    }

    @Test(arguments: [1, 2, 8])
    func `the first error in the order of the items is thrown`(jobs: Int) {
        for _ in 0..<10 {
            let started = Counter()
            #expect(throws: Failed(item: 7)) {
                _ = try concurrentMap(0..<20_000, jobs: jobs) { item throws(Failed) -> Int in
                    started.add(1)
                    // The later failure is the quicker one.
                    if item == 7 { usleep(500) }
                    if item == 7 || item == 9 { throw Failed(item: item) }
                    return item
                }
            }
            // Only what was under way goes on after a failure.
            #expect(started.value < 19_000)
        }
    }

    @Test func `no more than the jobs run at once, and they do run at once`() {
        let running = Counter()
        _ = concurrentMap(0..<60, jobs: 4) { _ in
            running.add(1)
            usleep(2_000)
            running.add(-1)
        }
        #expect(running.most <= 4)
        #expect(running.most > 1)
    }

    @Test func `bodies that wait for each other do not block the pool`() {
        // Four bodies are needed at once, whatever the number of cores.
        let arrived = Counter()
        let results = concurrentMap(0..<4, jobs: 4) { item in
            arrived.add(1)
            for _ in 0..<5_000 where arrived.value < 4 { usleep(1_000) }
            return arrived.value
        }
        #expect(results == [4, 4, 4, 4])
    }

    @Test func `calls may be nested`() {
        let sums = concurrentMap(0..<10, jobs: 4) { outer in
            concurrentMap(0..<10, jobs: 4) { outer * $0 }.reduce(0, +)
        }
        #expect(sums == (0..<10).map { $0 * 45 })
    }
}

private final class Counter: Sendable {
    private let state = Mutex((value: 0, most: 0))

    var value: Int { state.withLock { $0.value } }
    var most: Int { state.withLock { $0.most } }

    func add(_ amount: Int) {
        state.withLock { state in
            state.value += amount
            state.most = max(state.most, state.value)
        }
    }
}
