import Testing
import ZipContainer

@Suite struct DOSDateTests {
    @Test func `the first second of 1980 is the earliest date`() {
        #expect(DOSDate(secondsSinceEpoch: 315_532_800) == .earliest)
        #expect(DOSDate(secondsSinceEpoch: 0) == .earliest)
        #expect(DOSDate(secondsSinceEpoch: .min) == .earliest)
    }

    @Test func `the last seconds of 2107 are the latest date`() {
        #expect(DOSDate(secondsSinceEpoch: 4_354_819_198) == .latest)
        #expect(DOSDate(secondsSinceEpoch: 4_354_819_199) == .latest)
        #expect(DOSDate(secondsSinceEpoch: 4_354_819_200) == .latest)
        #expect(DOSDate(secondsSinceEpoch: .max) == .latest)
    }

    @Test func `a leap day keeps its month and day`() {
        // 2024-02-29 12:34:57 UTC; the odd second is rounded down.
        let date = DOSDate(secondsSinceEpoch: 1_709_210_097)
        #expect(date == DOSDate(date: 44 << 9 | 2 << 5 | 29, time: 12 << 11 | 34 << 5 | 28))
    }

    @Test func `the day after the missing leap day of 2100 is 1 March`() {
        #expect(DOSDate(secondsSinceEpoch: 4_107_542_399).date == 120 << 9 | 2 << 5 | 28)
        #expect(DOSDate(secondsSinceEpoch: 4_107_542_400).date == 120 << 9 | 3 << 5 | 1)
    }
}
