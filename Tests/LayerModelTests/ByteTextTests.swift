import LayerModel
import Testing

@Suite struct ByteTextTests {
    /// The figure in tenths.
    private func tenths(_ text: String) throws -> Int {
        try #require(Int(text.filter { $0 != "." && $0 != "," }))
    }

    @Test(arguments: [
        (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (-1000, "-1,000"), (239_708_736, "239,708,736"),
        (Int.min, "-9,223,372,036,854,775,808"),
    ])
    func `digits are grouped by three`(number: Int, text: String) {
        #expect(ByteText.grouped(number) == text)
    }

    @Test(arguments: [
        (0, "0.0"), (52_428, "0.0"), (52_429, "0.1"), (1 << 20, "1.0"), (501_852_736, "478.6"), (-(1 << 20), "-1.0"),
        (1_300_000_000, "1,239.8"),
    ])
    func `MiB have one decimal`(bytes: Int, text: String) {
        #expect(ByteText.mebibytes(bytes) == text)
    }

    @Test(arguments: [(1, "1 byte"), (12, "12 bytes"), (1023, "1023 bytes"), (21_914, "21.4 KiB"), (-2048, "-2.0 KiB")])
    func `a single size has the unit that suits it`(bytes: Int, text: String) {
        #expect(ByteText.short(bytes) == text)
    }

    @Test(arguments: 0..<200)
    func `a column adds up to its rounded total, each row off by less than a tenth`(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let rows = (0..<Int(random.next() % 70)).map { _ in Int(random.next() % (1 << (10 + random.next() % 20))) }
        let figures = ByteText.apportioned(rows)
        #expect(try figures.reduce(0) { try $0 + tenths($1) } == tenths(ByteText.mebibytes(rows.reduce(0, +))))
        for (bytes, figure) in zip(rows, figures) {
            #expect(abs(Double(bytes) / 1_048_576 - Double(try tenths(figure)) / 10) < 0.1)
        }
        let percentages = ByteText.percentages(rows)
        if rows.reduce(0, +) > 0 { #expect(try percentages.reduce(0) { try $0 + tenths($1) } == 1000) }
    }

    @Test func `the largest remainders are rounded up, of equal ones the first`() {
        let tenth = (1 << 20) / 10
        #expect(ByteText.apportioned([tenth / 2, tenth / 2, tenth / 2, tenth / 2]) == ["0.1", "0.1", "0.0", "0.0"])
        #expect(ByteText.apportioned([]) == [])
        #expect(ByteText.percentages([1, 1, 1]) == ["33.4", "33.3", "33.3"])
        #expect(ByteText.percentages([0, 0]) == ["0.0", "0.0"])
    }
}
