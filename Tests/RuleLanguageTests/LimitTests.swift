import RuleLanguage
import SlimDiagnostics
import Testing

@Suite struct LimitTests {
    private func limits(_ rules: String) -> [LimitRule] {
        load(rules).ruleSet?.limits(installed: [:]).map(\.limit) ?? []
    }

    private func bytes(_ amount: String) -> Int? {
        guard case .bytes(let bytes) = limits("limit unzipped < \(amount)").first?.bounds.first?.amount else {
            return nil
        }
        return bytes.bytes
    }

    @Test func `units are strict and amounts exact`() {
        let amounts = [
            "262144000": 262_144_000, "250 MiB": 262_144_000, "250MiB": 262_144_000, "50 MB": 50_000_000,
            "1.5 KiB": 1536, "2 GiB": 2_147_483_648, "3 kB": 3000, "1 GB": 1_000_000_000, "0.1 MiB": 104_857, "0": 0,
        ]
        for (text, value) in amounts { #expect(bytes(text) == value, "\(text)") }
    }

    @Test func `a limit may be written without spaces`() {
        #expect(limits("limit unzipped<250MiB") == limits("limit unzipped<250MiB"))
        #expect(limits("limit unzipped<250MiB").count == 1)
        #expect(limits("limit unzipped<=250MiB").first?.bounds.first?.allowsEqual == true)
    }

    @Test func `the value is echoed as it was written`() {
        guard case .bytes(let amount) = limits("limit unzipped < 250MiB").first?.bounds.first?.amount else {
            Issue.record("no bytes")
            return
        }
        #expect(amount.text == "250 MiB")
    }

    @Test func `reserve, severity and message are read`() {
        let set = load(#"limit unzipped < 250 MiB reserve 2 MiB warn because "tight""#).ruleSet
        let limit = set?.limits(installed: [:]).first
        #expect(limit?.limit.reserve?.bytes == 2_097_152)
        #expect(limit?.limit.onlyWarns == true)
        #expect(limit?.statement.reason == "tight")
    }

    @Test func `scopes are the total, distributions, kinds and files`() {
        #expect(limits("limit files < 5").first?.scope == .total)
        #expect(limits("limit files of total < 5").first?.scope == .total)
        #expect(limits("limit zipped of kind tests docs < 5").first?.scope == .kinds(["tests", "docs"]))
        guard case .distributions(let names) = limits("limit zipped of PyYAML Boto* < 5").first?.scope else {
            Issue.record("no distributions")
            return
        }
        #expect(names.map(\.text) == ["pyyaml", "boto*"])
        guard case .files(let patterns) = limits(#"limit largest file of "a/**" < 5"#).first?.scope else {
            Issue.record("no files")
            return
        }
        #expect(patterns.map(\.text) == ["a/**"])
    }

    @Test func `a star in a name is any text`() {
        guard case .distributions(let names) = limits("limit files of a*b*-c x * < 5").first?.scope else {
            Issue.record("no distributions")
            return
        }
        for name in ["ab-c", "aXXbYY-c", "abbb-c"] { #expect(names[0].matches(name), "\(name)") }
        for name in ["b-c", "ab-cd", "a-c", "ab", "a-cb"] { #expect(!names[0].matches(name), "\(name)") }
        #expect(names[1].matches("x") && !names[1].matches("xy"))
        #expect(names[2].matches("") && names[2].matches("anything"))
    }

    @Test func `growth is bounded in bytes and percent, joined by and or or`() {
        let limit = limits("limit unzipped increase < 1 MiB or increase < 2.5 %").first
        #expect(limit?.combination == .any)
        #expect(limit?.bounds.map(\.isIncrease) == [true, true])
        #expect(limit?.bounds.last?.amount == .basisPoints(250))
        #expect(limits("limit files < 5 and increase < 1").first?.combination == .all)
    }

    @Test func `a later limit of the same metric, scope and severity replaces an earlier one`() {
        let rules = """
            limit unzipped < 250 MiB
            limit zipped < 50 MiB warn
            limit unzipped increase < 1 MiB
            limit unzipped of b a < 3
            limit zipped < 70 MiB
            limit unzipped < 240 MiB
            limit unzipped of a B < 4
            """
        let kept = load(rules).ruleSet?.limits(installed: [:]).map(\.statement.location.line)
        #expect(kept == [2, 3, 5, 6, 7])
    }

    @Test func `mistakes are marked`() {
        expectMessages("limit«»", "unknown-metric")
        expectMessages("limit «unziped» < 2", "unknown-metric")
        expectMessages("limit «largest» < 2", "unknown-metric")
        expectMessages("limit unzipped«»", "missing-comparison")
        expectMessages("limit unzipped «250» MiB", "missing-comparison")
        expectMessages("limit unzipped «>» 250 MiB", "not-a-comparison")
        expectMessages("limit unzipped < «250 M»", "unknown-unit")
        expectMessages("limit unzipped < «250Mib»", "unknown-unit")
        expectMessages("limit unzipped < «262,144,000»", "not-a-number")
        expectMessages("limit unzipped < «1.2.3» MB", "not-a-number")
        expectMessages("limit unzipped < «2.5»", "not-a-number")
        expectMessages("limit unzipped < «9223372036854775807» kB", "not-a-number")
        expectMessages("limit unzipped < «99999999999999999999»", "not-a-number")
        expectMessages("limit unzipped < «5 %»", "percent")
        expectMessages("limit files < 5 «MiB»", "unit-of-count")
        expectMessages("limit unzipped < 5 MiB «6»", "extra-word")
        expectMessages("limit unzipped increase < 1 and increase < 2 «or» increase < 3", "mixed-joints")
        expectMessages("limit unzipped of «<» 5", "missing-scope")
        expectMessages("limit unzipped of kind «test» < 5", "unknown-kind")
        expectMessages("limit unzipped of «a/b» < 5", "not-a-name")
        expectMessages("limit zipped < 5 «reserve» 2 MiB", "misplaced-clause")
        expectMessages("limit unzipped < 5 reserve «2 M»", "unknown-unit")
        expectMessages("limit unzipped < 5 warn «fail»", "repeated-clause")
    }
}
