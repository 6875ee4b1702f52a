import RuleLanguage
import SlimDiagnostics
import SlimFiles
import Testing

@Suite struct LoaderTests {
    @Test func `an include is spliced in place, once`() {
        let files = [
            "b.rules": "keep \"2.py\"\ninclude \"c.rules\"\nkeep \"4.py\"", "c.rules": "keep \"3.py\"",
        ]
        let rules = "keep \"1.py\"\ninclude \"b.rules\"\ninclude \"c.rules\" \"b.rules\"\nkeep \"5.py\""
        let set = load(rules, name: "a.rules", files: files).ruleSet
        #expect(set?.statements.map(\.head) == (1...5).map { "keep \"\($0).py\"" })
        #expect(
            set?.statements.map(\.location.description) == [
                "a.rules:1", "b.rules:1", "c.rules:1", "b.rules:3", "a.rules:4",
            ])
        #expect(set?.sources.map(\.name) == ["a.rules", "b.rules", "c.rules"])
    }

    @Test func `additions count as if they stood at the end`() {
        let result = load(
            #"remove "a/**" as all because "x""#, additions: ["keep \("a/\"b\".py".asRuleString)", "without all"])
        #expect(result.ruleSet?.statements.count == 2)
        #expect(result.ruleSet?.statements.first?.switchedOff?.text == "without all")
        guard case .keep(let rule) = result.ruleSet?.statements.last?.rule else {
            Issue.record("no keep")
            return
        }
        #expect(rule.selects("a/\"b\".py"))
    }

    @Test func `a circle of includes names every place on it`() {
        let files = ["b.rules": "\n include \"c.rules\"", "c.rules": "include \"b.rules\""]
        #expect(
            messages("include \"b.rules\"", files: files) == """
                c.rules:1:9: error: includes run in a circle
                   1 | include "b.rules"
                     |         ^^^^^^^^^ this leads back to b.rules
                     b.rules:2 includes "c.rules"

                """)
        #expect(
            messages("include \"a.rules\"", files: ["a.rules": "include \"a.rules\""]) == """
                a.rules:1:9: error: includes run in a circle
                   1 | include "a.rules"
                     |         ^^^^^^^^^ a file cannot include itself

                """)
    }

    @Test func `a built-in file and the user's own of the same name are two`() {
        let loader = RuleLoader { name, includer in
            let text = includer.isBuiltin ? "keep \"builtin.py\"" : "include \"packages/numpy.rules\""
            return .found(RuleSource(name: name, bytes: Array(text.utf8), isBuiltin: true))
        }
        let own = source("include \"default.rules\"\nkeep \"own.py\"", name: "packages/numpy.rules")
        let statements = loader.load(own).ruleSet?.statements
        #expect(statements?.map(\.head) == ["keep \"builtin.py\"", "keep \"own.py\""])
        #expect(statements?.map(\.location.source.isBuiltin) == [true, false])
    }

    @Test func `of two rules of one name, the user's is to be changed`() {
        let loader = RuleLoader { name, _ in
            .found(RuleSource(name: name, bytes: Array("keep \"b.py\" as x".utf8), isBuiltin: true))
        }
        let result = loader.load(source("keep \"a.py\" as x\ninclude \"b.rules\"", name: "a.rules"))
        #expect(result.diagnostics.map(\.place) == ["a.rules:1:16"])
    }

    @Test func `an include that is nowhere says where it is not`() {
        #expect(
            messages("include \"geo.rules\"") == """
                a.rules:1:9: error: there is no geo.rules
                   1 | include "geo.rules"
                     |         ^^^^^^^^^^^
                     not there: layers/geo.rules
                     not there: built-in geo.rules

                """)
    }

    @Test func `an include that cannot be read says why`() {
        let loader = RuleLoader { name, _ in .unreadable(path: "layers/\(name)", reason: "permission denied") }
        let result = loader.load(source("include \"b.rules\"", name: "a.rules"))
        #expect(result.ruleSet == nil)
        #expect(DiagnosticRenderer().render(result.diagnostics).contains("layers/b.rules cannot be read"))
    }

    @Test func `the mistakes of all files are reported in one run, file by file`() {
        let files = ["b.rules": "kepe \"x\"", "c.rules": "limit unzipped < 5 M"]
        let rules = "include \"b.rules\"\nkeep numpy\ninclude \"c.rules\"\nwithout nothing-like-it"
        let codes = load(rules, name: "a.rules", files: files).diagnostics.map(\.code)
        #expect(codes == ["not-a-glob", "unknown-name", "unknown-statement", "unknown-unit"])
    }

    @Test func `a name belongs to one rule`() {
        #expect(
            messages("include \"b.rules\"\nkeep \"a.py\" as x", files: ["b.rules": "keep \"b.py\"\n  as x"]) == """
                a.rules:2:16: error: two rules are called x
                   2 | keep "a.py" as x
                     |                ^ take another name
                     the other one: b.rules:2

                """)
    }

    @Test func `without switches rules off wherever they stand, and says where`() {
        let files = ["b.rules": #"remove "a/**" as tests because "x""# + "\n" + #"strip "**" as symbols"#]
        let rules = "without tests symbols because \"y\"\ninclude \"b.rules\"\nwithout tests"
        let statements = load(rules, name: "a.rules", files: files).ruleSet?.statements
        #expect(statements?.map(\.switchedOff?.location.description) == ["a.rules:1", "a.rules:1"])
        #expect(statements?.first?.isActive(installed: [:]) == false)
    }

    @Test func `without a rule of that name the nearest is suggested`() {
        #expect(
            messages(#"remove "a.h" as sources because "x""# + "\nwithout sourcs\nwithout other") == """
                a.rules:2:9: error: no rule is called sourcs
                   2 | without sourcs
                     |         ^^^^^^ did you mean sources?

                a.rules:3:9: error: no rule is called other
                   3 | without other
                     |         ^^^^^
                     known are sources

                """)
    }

    @Test func `the last of a setting counts, and is meant from its own file`() {
        let set = load(
            "include \"b.rules\"\ntree \"x\"", name: "a.rules", files: ["b.rules": "tree \"y\"\noutput \"z\""]
        )
        .ruleSet
        #expect(set?.setting(.tree)?.value == "x")
        #expect(set?.setting(.output)?.value == "z")
        #expect(set?.setting(.output)?.location.file == "b.rules")
        #expect(set?.setting(.target) == nil)
    }
}
