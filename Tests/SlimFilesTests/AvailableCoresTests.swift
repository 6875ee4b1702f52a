import SlimFiles
import Testing

@Suite struct AvailableCoresTests {
    @Test(
        arguments: [
            ("200000 100000\n", 2), ("150000 100000\n", 2), ("50000 100000\n", 1), ("max 100000\n", nil), ("", nil),
            ("0 100000\n", nil), ("100000 0\n", nil), ("what is this\n", nil),
        ] as [(String, Int?)])
    func `a container's quota is rounded up to whole cores`(text: String, cores: Int?) {
        #expect(coreQuota(cpuMax: Array(text.utf8)) == cores)
    }

    @Test(
        arguments: [
            ("Name:\tx\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n", 2), ("Cpus_allowed:\tff,ffffffff\n", 40),
            ("Cpus_allowed:\t00000000,00000001\n", 1), ("Name:\tx\n", nil), ("Cpus_allowed:\t0\n", nil),
        ] as [(String, Int?)])
    func `the cores that a process is bound to are counted`(status: String, cores: Int?) {
        #expect(allowedCores(status: Array(status.utf8)) == cores)
    }

    @Test func `there is always a core`() {
        #expect(availableCores() >= 1)
    }
}
