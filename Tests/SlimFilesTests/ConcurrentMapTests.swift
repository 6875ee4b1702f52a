import SlimFiles
import Testing

@Suite struct ConcurrentMapTests {
    @Test(arguments: [1, 2, 8, 100])
    func `results come in the order of the items`(jobs: Int) {
        #expect(concurrentMap(0..<1000, jobs: jobs) { $0 * 2 } == (0..<1000).map { $0 * 2 })
    }
}
