import LayerModel
import Testing

struct ByteTextTests {
    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1,000"), (-262_144_000, "-262,144,000"), (12_345_678, "12,345,678"),
    ])
    func `numbers are grouped by threes`(number: Int, text: String) {
        #expect(ByteText.grouped(number) == text)
    }

    @Test func `the rounded values of a column add up to the rounded total`() {
        var state: UInt64 = 1
        for _ in 0..<500 {
            let column = (0..<12).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 38)
            }
            let tenths = ByteText.apportioned(column).compactMap { Double($0.replacing(",", with: "")) }
            #expect(tenths.count == column.count)
            let sum = Int((tenths.reduce(0, +) * 10).rounded())
            let total = Double(ByteText.mebibytes(column.reduce(0, +)).replacing(",", with: "")) ?? -1
            #expect(sum == Int((total * 10).rounded()))
            for (bytes, value) in zip(column, tenths) { #expect(abs(Double(bytes) / 1_048_576 - value) < 0.1) }
        }
    }

    @Test(arguments: [(0, "0 bytes"), (1, "1 byte"), (1023, "1023 bytes"), (1024, "1.0 KiB"), (1_048_576, "1.0 MiB")])
    func `a size has the unit that suits it`(bytes: Int, text: String) {
        #expect(ByteText.short(bytes) == text)
    }
}
