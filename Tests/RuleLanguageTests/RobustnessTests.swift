import RuleLanguage
import SlimDiagnostics
import Testing

/// Whatever a file holds, it is read to the end and every message can be drawn.
@Suite struct RobustnessTests {
    /// SplitMix64: the same texts in every run.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    /// Loads the bytes and checks what holds for every outcome.
    private func check(_ bytes: [UInt8], seed: UInt64) {
        let source = RuleSource(name: "a.rules", bytes: bytes, isBuiltin: false)
        let loader = RuleLoader { name, _ in
            .found(RuleSource(name: name, bytes: Array("keep \"b.py\"".utf8), isBuiltin: true))
        }
        let result = loader.load(source)
        #expect((result.ruleSet == nil) == result.diagnostics.hasErrors, "seed \(seed)")
        for diagnostic in result.diagnostics {
            let length = diagnostic.source?.bytes.count ?? 0
            #expect(diagnostic.span.start >= 0 && diagnostic.span.end <= length, "seed \(seed): \(diagnostic.code)")
            let lines = DiagnosticRenderer().render(diagnostic).split(separator: "\n")
            #expect(lines.count >= 3 && lines[2].contains("^"), "seed \(seed): \(diagnostic.code)")
        }
        for statement in result.ruleSet?.statements ?? [] {
            #expect(!statement.text.isEmpty && statement.location.span.end <= statement.location.source.bytes.count)
        }
    }

    @Test func `random bytes do no harm`() {
        for seed in 0..<200 as Range<UInt64> {
            var generator = Generator(state: seed)
            let length = Int.random(in: 0..<300, using: &generator)
            // Without zero bytes, which end the reading at once.
            check((0..<length).map { _ in UInt8.random(in: 1...255, using: &generator) }, seed: seed)
        }
    }

    @Test func `random words of the language do no harm`() {
        let words = [
            "limit", "remove", "keep", "strip", "patch", "require", "accept", "package", "end", "include", "without",
            "target", "because", "loses", "as", "when", "except", "replace", "with", "times", "otherwise", "reserve",
            "warn", "unzipped", "<", "250", "MiB", "%", "increase", "and", "or", "of", "kind", "numpy", "module",
            "metadata", "orphan", "libraries", "provided-by", "\"a/**\"", "\"x\"", "\"", "|", "| y", "#", "\n", "\n  ",
            "\n    ", "\r\n", "\t", "LS501", "≥", "<2,>=1", "python3.12-arm64", "\u{FEFF}", "é\u{301}", "\\",
        ]
        for seed in 0..<800 as Range<UInt64> {
            var generator = Generator(state: seed)
            let count = Int.random(in: 0..<60, using: &generator)
            var text = ""
            for _ in 0..<count {
                text += words.randomElement(using: &generator) ?? ""
                if Int.random(in: 0..<8, using: &generator) > 0 { text += " " }
            }
            check(Array(text.utf8), seed: seed)
        }
    }

    @Test func `shipped files with random faults do no harm`() throws {
        let files = try RulesFolder.ruleFiles().compactMap(RulesFolder.bytes)
        for (index, file) in files.enumerated() {
            for round in 0..<12 as Range<UInt64> {
                let seed = UInt64(index) << 32 | round
                var generator = Generator(state: seed)
                var bytes = file
                for _ in 0..<Int.random(in: 1..<6, using: &generator) { mutate(&bytes, &generator) }
                check(bytes, seed: seed)
            }
        }
    }

    private func mutate(_ bytes: inout [UInt8], _ generator: inout Generator) {
        guard !bytes.isEmpty else { return }
        let start = Int.random(in: 0..<bytes.count, using: &generator)
        let end = min(bytes.count, start + Int.random(in: 1..<40, using: &generator))
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: bytes[start] = UInt8.random(in: 1...255, using: &generator)
        case 1: bytes.removeSubrange(start..<end)
        case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
        case 3: bytes.removeSubrange(start...)
        case 4: bytes.insert(UInt8(ascii: "\""), at: start)
        default: bytes.insert(contentsOf: Array("\n  ".utf8), at: start)
        }
    }

    @Test func `every beginning of a file can be read`() {
        let rules = """
            package numpy scipy
              patch "a/b.py"  when numpy >=2.2,<2.3  as p
                because "x" replace
                  | é
                with
                  |
                otherwise keep "a/{b,c}.py"
            end
            limit unzipped of kind tests increase < 2.5 % or increase < 1.5 MiB warn because "m"
            """
        let bytes = Array(rules.utf8)
        for length in 0...bytes.count { check(Array(bytes.prefix(length)), seed: UInt64(length)) }
    }

    @Test(.timeLimit(.minutes(1)))
    func `the time that a file takes does not grow with the square of its length`() {
        let rules = (0..<10_000).map { "remove \"a\($0)/**\" as rule-\($0)\n  because \"reason \($0)\"\n" }.joined()
        #expect(load(rules).ruleSet?.statements.count == 10_000)
        #expect(load(String(repeating: "\"x\" ", count: 20_000)).diagnostics.count == 1)
    }
}
