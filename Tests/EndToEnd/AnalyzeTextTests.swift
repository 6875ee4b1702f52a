import Foundation
import TestSupport
import Testing

/// What people see, whole.
@Suite struct AnalyzeTextTests {
    private func text(_ arguments: [String]) throws -> String {
        let made = try AnalyzedTree.usual()
        let result = try Program.run(["analyze"] + arguments, in: made.path)
        #expect(result.status == 0)
        #expect(result.errorText == "")
        return result.outputText
    }

    @Test func `the table of a small tree`() throws {
        #expect(
            try text([]) == """
                tree    ./python
                target  python3.12-x86_64
                        (nothing in the tree is bound to a Python version; no ELF file tells the
                         architecture)
                size    1.8 MiB in 23 files; 4 distributions, 1 asked for (*)
                limit   250.0 MiB: 248.2 MiB to spare (260,273,113 bytes), reserve 2.0 MiB

                MiB                          FILES  SIZE     %  TESTS SYMBOLS  SOURCE IF GONE
                app              * 2.0           8   0.9  51.9    0.5       -     0.2     1.8
                deep               1.0           4   0.6  32.1      -       -       -     0.6
                lib                1.5           4   0.3  16.0      -       -       -     0.9
                six                1.16          5   0.0   0.0      -       -       -     0.0
                [unowned] bare                   1   0.0   0.0
                [unowned] old.egg-info/          1   0.0   0.0
                total                           23   1.8 100.0    0.5       -     0.2

                IF GONE counts what only it required (no sums). Asked for: dist-info/REQUESTED.

                0.5 MiB  test folders (1)
                0.2 MiB  C, C++, Cython sources, headers, stubs

                LS703 note  six also comes with the runtime; the copies in this layer win

                next: layerslim apply rules/default.rules --dry-run

                """)
    }

    @Test func `by kind`() throws {
        #expect(
            try text(["--by", "kind"]) == """
                tree    ./python
                target  python3.12-x86_64
                        (nothing in the tree is bound to a Python version; no ELF file tells the
                         architecture)
                size    1.8 MiB in 23 files; 4 distributions, 1 asked for (*)
                limit   250.0 MiB: 248.2 MiB to spare (260,273,113 bytes), reserve 2.0 MiB

                MiB       FILES  SIZE     %
                python        6   1.1  59.9
                tests         2   0.5  28.9
                sources       1   0.2  11.2
                metadata     14   0.0   0.0
                total        23   1.8 100.0

                0.5 MiB  test folders (1)
                0.2 MiB  C, C++, Cython sources, headers, stubs

                LS703 note  six also comes with the runtime; the copies in this layer win

                next: layerslim apply rules/default.rules --dry-run

                """)
    }

    @Test func `by file`() throws {
        #expect(
            try text(["--by", "file", "--top", "3"]) == """
                tree    ./python
                target  python3.12-x86_64
                        (nothing in the tree is bound to a Python version; no ELF file tells the
                         architecture)
                size    1.8 MiB in 23 files; 4 distributions, 1 asked for (*)
                limit   250.0 MiB: 248.2 MiB to spare (260,273,113 bytes), reserve 2.0 MiB

                MiB                     SIZE     % SYMBOLS   KIND
                deep.py                  0.6  32.1       - python
                app/tests/test_app.py    0.5  28.9       -  tests
                lib/__init__.py          0.3  16.0       - python
                20 others                0.4  23.0       -
                total                    1.8 100.0       -

                0.5 MiB  test folders (1)
                0.2 MiB  C, C++, Cython sources, headers, stubs

                LS703 note  six also comes with the runtime; the copies in this layer win

                next: layerslim apply rules/default.rules --dry-run

                """)
    }

    @Test func `Markdown`() throws {
        #expect(
            try text(["--format", "markdown"]) == """
                **./python**: 1.8 MiB in 23 files, target `python3.12-x86_64`

                Limit 250.0 MiB: 248.2 MiB to spare (260,273,113 bytes), reserve 2.0 MiB

                | MiB | files | size | % | tests | symbols | source | if gone |
                |---|---:|---:|---:|---:|---:|---:|---:|
                | app 2.0 \\* | 8 | 0.9 | 51.9 | 0.5 | - | 0.2 | 1.8 |
                | deep 1.0 | 4 | 0.6 | 32.1 | - | - | - | 0.6 |
                | lib 1.5 | 4 | 0.3 | 16.0 | - | - | - | 0.9 |
                | six 1.16 | 5 | 0.0 | 0.0 | - | - | - | 0.0 |
                | \\[unowned\\] bare | 1 | 0.0 | 0.0 |  |  |  |  |
                | \\[unowned\\] old.egg-info/ | 1 | 0.0 | 0.0 |  |  |  |  |
                | **total** | 23 | 1.8 | 100.0 | 0.5 | - | 0.2 |  |

                | MiB | could go |
                |---:|---|
                | 0.5 | test folders (1) |
                | 0.2 | C, C++, Cython sources, headers, stubs |

                """)
    }

    @Test(arguments: [[], ["--zipped"], ["--by", "file"], ["--by", "kind", "--zipped"], ["--all"]])
    func `no line of the sample stack's report is longer than 80 columns`(arguments: [String]) throws {
        let result = try Program.run(["analyze", try SampleStacks.folder(.arm64), "--quiet"] + arguments)
        for line in result.outputText.split(separator: "\n") where !line.hasPrefix("tree ") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    @Test(arguments: [["--top", "1"], ["--top", "7"], ["--all"], ["--sort", "name"]], ["", "--zipped"])
    func `columns add up to their totals`(arguments: [String], zipped: String) throws {
        let made = try AnalyzedTree.usual()
        let options = arguments + (zipped.isEmpty ? [] : [zipped])
        let lines = try Program.run(["analyze"] + options, in: made.path).outputText.split(separator: "\n")
        let title = try #require(lines.first { $0.hasPrefix("MiB ") })
        let table = lines.drop { $0 != title }.dropFirst().prefix { !$0.hasPrefix("total") }
        let total = try #require(lines.first { $0.hasPrefix("total") })
        for column in ["FILES", "SIZE", "%", "TESTS", "SOURCE"] + (zipped.isEmpty ? [] : ["ZIP"]) {
            let end = try #require(title.range(of: column)?.upperBound).utf16Offset(in: title)
            let sum = table.reduce(0) { $0 + tenths($1, endingAt: end) }
            #expect(sum == tenths(total, endingAt: end), "\(column)")
        }
    }

    /// The figure that ends at a column, in tenths; 0 for an empty cell.
    private func tenths(_ line: Substring, endingAt end: Int) -> Int {
        let figure = line.prefix(end).split(separator: " ", omittingEmptySubsequences: false).last ?? ""
        return Int(figure.filter(\.isNumber)) ?? 0
    }
}
