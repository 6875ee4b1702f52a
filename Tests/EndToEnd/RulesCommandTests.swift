import TestSupport
import Testing

/// `layerslim rules` as a program.
@Suite struct RulesCommandTests {
    private static let mistakes = """
        limit unzipped < 240M
        remove "pandas/tests"     because "only pytest imports them"
        exclude "pandas/plotting/**"
        package numpy
          keep "numpy/_core/tests/_natype.py" when >=2.2<2.3
        end
        remove "**/*.pyi" becuase "for type checkers"
        """

    @Test func `all mistakes of a file, drawn, on stdout, and status 2`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.mistakes, to: "geo.rules")
        let result = try Program.run(["rules", "check", "geo.rules"], in: folder.path)
        #expect(result.status == 2)
        #expect(result.errorText == "")
        #expect(
            result.outputText == """
                geo.rules:1:18: error: no such unit: 240M
                   1 | limit unzipped < 240M
                     |                  ^^^^ 240 MiB is 251,658,240 bytes, 240 MB 240,000,000

                geo.rules:2:8: error: this names a folder, and a glob selects files
                   2 | remove "pandas/tests"     because "only pytest imports them"
                     |        ^^^^^^^^^^^^^^ write "pandas/tests/**"

                geo.rules:3:1: error: no statement is called "exclude"
                   3 | exclude "pandas/plotting/**"
                     | ^^^^^^^ did you mean remove?

                geo.rules:5:49: error: two versions need a comma between them
                   5 |   keep "numpy/_core/tests/_natype.py" when >=2.2<2.3
                     |                                                 ^ write >=2.2,<2.3

                geo.rules:7:19: error: no clause is called "becuase"
                   7 | remove "**/*.pyi" becuase "for type checkers"
                     |                   ^^^^^^^ did you mean because?

                5 errors, nothing was run. Exit 2.

                """)
    }

    @Test func `colours only where they are asked for`() throws {
        let folder = try TemporaryFolder()
        try folder.write("exclude \"x\"\n", to: "geo.rules")
        func output(_ arguments: [String], _ environment: [String: String?] = [:]) throws -> String {
            try Program.run(["rules", "check", "geo.rules"] + arguments, in: folder.path, environment: environment)
                .outputText
        }
        let plain = try output([])
        #expect(!plain.contains("\u{1B}"))
        let coloured = try output(["--color", "always"], ["NO_COLOR": "1"])
        #expect(coloured.contains("\u{1B}["))
        #expect(try output(["--color", "never"]) == plain)
        // The text is the same without the colours.
        #expect(coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
    }

    @Test func `a sound file is said to be one`() throws {
        let result = try Program.run(["rules", "check", "default"])
        #expect(result.status == 0)
        #expect(result.outputText == "default: 0 errors, 0 warnings\n")
        #expect(try Program.run(["rules", "check", "default", "--quiet"]).outputText == "")
    }

    @Test func `a file that is not there names both places`() throws {
        let result = try Program.run(["rules", "check", "nosuch.rules"])
        #expect(result.status == 2)
        #expect(
            result.errorText == """
                layerslim: there is no rule file nosuch.rules, and no built-in set of that name
                  `layerslim rules list` shows the built-in sets

                """)
    }

    @Test func `with a tree, what shows only there`() throws {
        let made = try AnalyzedTree.usual()
        try made.write("remove \"**/deep.py\" because \"x\"\nremove \"gone/**\" because \"y\"\n", "own.rules")
        try made.write("import deep\n", "python/lib/__init__.py")
        let result = try Program.run(["rules", "check", "own.rules", "--tree", "python"], in: made.path)
        #expect(result.status == 0)
        #expect(
            result.outputText == """
                own.rules:1:8: warning: takes a module that is imported
                   1 | remove "**/deep.py" because "x"
                     |        ^^^^^^^^^^^^
                     deep, by lib/__init__.py:1
                     except it, or keep "deep.py"

                own.rules:2:1: note: matches nothing in this tree
                   2 | remove "gone/**" because "y"
                     | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^

                own.rules against python: 0 errors, 1 warning

                """)
        let strict = try Program.run(["rules", "check", "own.rules", "--tree", "python", "--strict"], in: made.path)
        #expect(strict.status == 2)
        #expect(strict.outputText.hasSuffix("1 error, nothing was run. Exit 2.\n"))
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `the default rules take nothing of the sample stack that is imported`(
        architecture: SampleStacks.Architecture
    ) throws {
        let tree = try SampleStacks.folder(architecture)
        let result = try Program.run(["rules", "check", "default", "--tree", tree])
        #expect(result.outputText == "default against \(tree): 0 errors, 0 warnings\n")
        #expect(result.status == 0)
    }

    @Test func `the list names every set and fits 80 columns`() throws {
        let result = try Program.run(["rules", "list"])
        #expect(result.status == 0)
        let lines = result.outputText.split(separator: "\n")
        #expect(lines.first?.hasPrefix("default  ") ?? false)
        #expect(lines.contains { $0.hasPrefix("  astropy ") })
        #expect(lines.contains { $0.hasPrefix("optional/runtime-sdk ") })
        #expect(lines.filter { $0.count > 80 } == [])
    }

    @Test func `an exported set is the built-in one, and no file is written over`() throws {
        let folder = try TemporaryFolder()
        let printed = try Program.run(["rules", "export", "default"])
        #expect(printed.status == 0)
        #expect(try Program.run(["rules", "export", "default", "-o", "own.rules"], in: folder.path).status == 0)
        #expect(try readFile(folder.path + "/own.rules") == printed.output)
        // Its includes are found among the built-in ones.
        #expect(try Program.run(["rules", "check", "own.rules"], in: folder.path).status == 0)

        let again = try Program.run(["rules", "export", "numpy", "-o", "own.rules"], in: folder.path)
        #expect(again.status == 2)
        #expect(again.errorText.hasPrefix("layerslim: own.rules is there already; nothing was written\n"))
        #expect(try readFile(folder.path + "/own.rules") == printed.output)

        let all = try Program.run(["rules", "export", "--all", "rules"], in: folder.path)
        #expect(all.status == 0)
        #expect(all.outputText.hasPrefix("rules/default.rules\n"))
        #expect(try readFile(folder.path + "/rules/default.rules") == printed.output)
        #expect(try Program.run(["rules", "check", "rules/default.rules"], in: folder.path).status == 0)
    }

    @Test(arguments: [
        ["rules", "export"], ["rules", "export", "default", "--all", "x"], ["rules", "export", "nosuch"],
    ])
    func `an export of nothing is a usage error`(arguments: [String]) throws {
        let result = try Program.run(arguments)
        #expect(result.status == 2)
        #expect(result.outputText == "")
    }
}
