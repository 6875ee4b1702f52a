import LayerSlimKit
import RuleLanguage
import Testing

/// Limits on size and growth, at the byte where they break.
@Suite struct LimitJudgeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let limit: String
        let value: Int
        /// nil where there is no layer before.
        let old: Int?
        /// How much too much; nil where the limit holds.
        let excess: Int?

        init(_ limit: String, _ value: Int, was old: Int? = nil, excess: Int? = nil) {
            self.limit = limit
            self.value = value
            self.old = old
            self.excess = excess
        }

        var testDescription: String { "\(limit): \(value), was \(old.map { "\($0)" } ?? "not known")" }
    }

    private static func subject(_ bytes: Int) -> LimitSubject {
        LimitSubject(
            total: .init(bytes: bytes, files: bytes, zipped: nil, largest: bytes),
            distributions: [.init(name: "NumPy", figures: .init(bytes: bytes, files: 1, zipped: nil, largest: bytes))],
            files: nil)
    }

    private static func judge(
        _ text: String, _ value: Int, was old: LimitBaseline
    ) throws -> [LimitJudgment] {
        let limits = try ruleSet(text + "\n").limits(installed: [:])
        return LimitJudge(limits: limits, layer: subject(value), baseline: old).judgments()
    }

    @Test(arguments: [
        Case("limit unzipped < 1 kB", 999), Case("limit unzipped < 1 kB", 1000, excess: 1),
        Case("limit unzipped <= 1 kB", 1000), Case("limit unzipped <= 1 KiB", 1025, excess: 1),
        Case("limit unzipped < 1 kB reserve 100", 899), Case("limit unzipped < 1 kB reserve 100", 900, excess: 1),
        Case("limit files < 3", 2), Case("limit files < 3", 3, excess: 1),
        Case("limit unzipped of numpy < 10", 10, excess: 1), Case("limit unzipped of num* < 11", 10),
        // Growth: what stays below, and what a percentage leaves of a byte.
        Case("limit unzipped increase < 10", 109, was: 100),
        Case("limit unzipped increase < 10", 110, was: 100, excess: 1),
        Case("limit unzipped increase < 10", 50, was: 100), Case("limit unzipped increase < 5 %", 1049, was: 1000),
        Case("limit unzipped increase < 5 %", 1050, was: 1000, excess: 1),
        Case("limit unzipped increase <= 5 %", 1050, was: 1000),
        Case("limit unzipped increase < 5 %", 1061, was: 1010, excess: 1),
        Case("limit unzipped increase < 5 %", 1060, was: 1010),
        Case("limit unzipped increase < 2.5 %", 1032, was: 1007), Case("limit unzipped increase < 5 %", 0, was: 0),
        Case("limit unzipped increase < 5 %", 1, was: 0, excess: 1),
        // One of two is enough, or both must hold.
        Case("limit unzipped increase < 100 or increase < 5 %", 1099, was: 1000),
        Case("limit unzipped increase < 100 and increase < 5 %", 1099, was: 1000, excess: 50),
        Case("limit unzipped increase < 10 or increase < 5 %", 1049, was: 1000),
        Case("limit unzipped < 2000 or increase < 5 %", 1999, was: 1000),
        Case("limit unzipped < 2000 or increase < 5 %", 2001, was: 1000, excess: 2),
        Case("limit unzipped < 2000 or increase < 5 %", 1999),
    ])
    func `holds or does not`(test: Case) throws {
        let old = test.old.map { LimitBaseline.known(Self.subject($0)) } ?? .absent(reason: "none")
        let judgments = try Self.judge(test.limit, test.value, was: old)
        #expect(judgments.count == 1)
        let expected = test.excess.map { excess -> LimitJudgment.Outcome in
            let isGrowth = if case .exceeded(_, let isGrowth)? = judgments.first?.outcome { isGrowth } else { false }
            return .exceeded(excess: excess, isGrowth: isGrowth)
        }
        #expect(judgments.first?.outcome == expected ?? .held)
    }

    @Test(arguments: [
        "limit unzipped increase < 10", "limit unzipped < 2000 and increase < 5 %",
        "limit unzipped < 100 or increase < 5 %",
    ])
    func `growth is not judged without a layer before`(limit: String) throws {
        #expect(
            try Self.judge(limit, 1000, was: .absent(reason: "none")).map(\.outcome) == [.notJudged(reason: "none")])
    }

    @Test func `a limit on size holds or not, whatever else cannot be told`() throws {
        let judged = try Self.judge("limit unzipped < 100 and increase < 5 %", 1000, was: .absent(reason: "none"))
        #expect(judged.map(\.outcome) == [.exceeded(excess: 901, isGrowth: false)])
    }

    @Test func `what is new grew by all of it, and what is not known is not judged`() throws {
        let before = LimitSubject(
            total: .init(bytes: 10, files: nil, zipped: nil, largest: nil), distributions: [], files: nil)
        #expect(
            try Self.judge("limit unzipped of numpy increase < 4", 10, was: .known(before)).map(\.outcome)
                == [.exceeded(excess: 7, isGrowth: true)])
        let unknown = try Self.judge("limit zipped < 4\nlimit files of kind native < 4", 10, was: .known(before))
        #expect(
            unknown.map(\.outcome) == [
                .notJudged(reason: "the zipped size is not known"),
                .notJudged(reason: "the files of the layer are not known"),
            ])
    }

    @Test func `says how it was understood`() throws {
        let judged = try Self.judge(
            "limit unzipped < 1 MiB or increase < 2.5 %", 1049, was: .known(Self.subject(1000)))
        #expect(judged.map(\.meaning) == ["unzipped below 1,048,576 bytes or growth below 2.5 %, at most 24 bytes"])
    }
}
