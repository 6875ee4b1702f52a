import Testing

/// The messages that the design shows.
@Suite struct SketchErrorTests {
    @Test func `a file with three mistakes is reported as the design draws it`() {
        let rules = """
            # a layer
            include "default.rules"
            limit unzipped < 240M

            keep "a/b.py"
            remove "x/**" because "y"
            exclude "pandas/plotting/**"
            package numpy
              keep "numpy/_core/tests/_natype.py" when >=2.2<2.3
            end
            """
        #expect(
            messages(rules, name: "layers/geo.rules", files: ["default.rules": ""]) == """
                layers/geo.rules:3:18: error: no such unit: 240M
                   3 | limit unzipped < 240M
                     |                  ^^^^ 240 MiB is 251,658,240 bytes, 240 MB 240,000,000

                layers/geo.rules:7:1: error: no statement is called "exclude"
                   7 | exclude "pandas/plotting/**"
                     | ^^^^^^^ did you mean remove?

                layers/geo.rules:9:49: error: two versions need a comma between them
                   9 |   keep "numpy/_core/tests/_natype.py" when >=2.2<2.3
                     |                                                 ^ write >=2.2,<2.3

                """)
    }
}
