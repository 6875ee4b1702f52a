import RuleLanguage
import Testing

/// Messages as people see them.
@Suite struct DrawnMistakeTests {
    @Test func `a file with five different mistakes gives five messages`() {
        let rules = """
            limit unzipped < 240M
            remove "**/tests" because "unused"
            keep numpy
            package pandas
              remove "pandas/plotting/**" becuase "no display"
              strip "**/*.so" when >=2.2<2.3
            end
            """
        #expect(
            messages(rules) == """
                a.rules:1:18: error: no such unit: 240M
                   1 | limit unzipped < 240M
                     |                  ^^^^ 240 MiB is 251,658,240 bytes, 240 MB 240,000,000

                a.rules:2:8: error: this names a folder, and a glob selects files
                   2 | remove "**/tests" because "unused"
                     |        ^^^^^^^^^^ write "**/tests/**"

                a.rules:3:6: error: keep takes globs in quotes
                   3 | keep numpy
                     |      ^^^^^ write keep "numpy/**"

                a.rules:5:31: error: no clause is called "becuase"
                   5 |   remove "pandas/plotting/**" becuase "no display"
                     |                               ^^^^^^^ did you mean because?

                a.rules:6:29: error: two versions need a comma between them
                   6 |   strip "**/*.so" when >=2.2<2.3
                     |                             ^ write >=2.2,<2.3

                """)
    }

    @Test func `several mistakes of one statement are all reported`() {
        #expect(
            messages("remove \"a[bc\" \"tests\" numpy loses because \"\" when <2") == """
                a.rules:1:10: error: [ without a ]
                   1 | remove "a[bc" "tests" numpy loses because "" when <2
                     |          ^ write \\[ for the character

                a.rules:1:15: error: this names a folder, and a glob selects files
                   1 | remove "a[bc" "tests" numpy loses because "" when <2
                     |               ^^^^^^^ write "tests/**", or tests without quotes for the distribution

                a.rules:1:23: error: files and distributions need a statement each
                   1 | remove "a[bc" "tests" numpy loses because "" when <2
                     |                       ^^^^^ quotes would make it a glob

                a.rules:1:34: error: loses says nothing
                   1 | remove "a[bc" "tests" numpy loses because "" when <2
                     |                                  ^ write loses "…"

                a.rules:1:43: error: because says nothing
                   1 | remove "a[bc" "tests" numpy loses because "" when <2
                     |                                           ^^ write because "…"

                a.rules:1:46: error: outside of a package block, when needs a distribution
                   1 | remove "a[bc" "tests" numpy loses because "" when <2
                     |                                              ^^^^ write when numpy <2.3

                """)
    }

    @Test func `words of other tools are understood`() {
        #expect(
            messages("exclude \"a/**\"\nreamove \"a/**\"\nRemove \"a/**\"\nzip \"a/**\"") == """
                a.rules:1:1: error: no statement is called "exclude"
                   1 | exclude "a/**"
                     | ^^^^^^^ did you mean remove?

                a.rules:2:1: error: no statement is called "reamove"
                   2 | reamove "a/**"
                     | ^^^^^^^ did you mean remove?

                a.rules:3:1: error: no statement is called "Remove"
                   3 | Remove "a/**"
                     | ^^^^^^ did you mean remove?

                a.rules:4:1: error: no statement is called "zip"
                   4 | zip "a/**"
                     | ^^^

                """)
    }

    @Test func `a mistake after wide and tabbed text is drawn in its place`() {
        #expect(
            messages("remove \"a/**\"\tbecause \"数据\"\twhen <2") == """
                a.rules:1:28: error: outside of a package block, when needs a distribution
                   1 | remove "a/**"    because "数据"    when <2
                     |                                    ^^^^ write when numpy <2.3

                """)
    }

    @Test func `a quote that is missing gives one message`() {
        #expect(
            messages("remove \"a/b.py because \"unused\" as gone") == """
                a.rules:1:8: error: this string has no end
                   1 | remove "a/b.py because "unused" as gone
                     |        ^^^^^^^ strings end with " on the same line

                """)
    }

    @Test func `a block without an end is reported once, not in every line after it`() {
        let rules = """
            package numpy
              keep "numpy/a.py"

            limit unzipped < 5 MiB
            limit zipped < 5 MiB
            target python3.12-arm64
            """
        #expect(
            messages(rules) == """
                a.rules:1:1: error: this package block has no end
                   1 | package numpy
                     | ^^^^^^^ write end before line 4

                """)
    }

    @Test func `a warning does not stop a file from loading`() {
        let result = load("remove \"a/**\"")
        #expect(result.ruleSet?.statements.count == 1)
        #expect(
            messages("remove \"a/**\"") == """
                a.rules:1:1: warning: remove gives no reason
                   1 | remove "a/**"
                     | ^^^^^^ add because "…"; reports repeat it

                """)
    }
}
