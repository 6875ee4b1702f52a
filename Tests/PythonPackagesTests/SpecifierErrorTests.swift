import PythonPackages
import Testing

@Suite struct SpecifierErrorTests {
    /// Draws carets under the faulty part, and the message and hint behind them.
    private func drawing(of text: String) -> String {
        do throws(PackagingError) {
            return "accepted: \(try SpecifierSet(parsing: text))"
        } catch {
            let carets = String(repeating: "^", count: max(1, error.utf8Length))
            let line = text + "\n" + String(repeating: " ", count: error.utf8Offset) + carets + " " + error.message
            return error.hint.map { "\(line)\n\($0)" } ?? line
        }
    }

    @Test(arguments: [
        """
        >=2.2<2.3
             ^ two versions need a comma between them
        write >=2.2,<2.3
        """,
        """
        >=2.2 <2.3
              ^ two versions need a comma between them
        write >=2.2,<2.3
        """,
        """
        >=1,>=2.2!=2.3,<3
                 ^ two versions need a comma between them
        write >=2.2,!=2.3
        """,
        """
        2.2
        ^ a comparison is missing before the version
        write ==2.2
        """,
        """
        >=1, =>2.2
             ^^ => is not a comparison of versions
        write >=2.2
        """,
        """
        = 2.2
        ^ = is not a comparison of versions
        write ==2.2
        """,
        """
        ~2.2
        ^ ~ is not a comparison of versions
        write ~=2.2
        """,
        """
        ^2.2
        ^ ^ is not a comparison of versions
        """,
        """
        ~=2
          ^ ~= needs at least two numbers
        write ~=2.0
        """,
        """
        >=2.2.*
             ^^ .* goes with == and != only
        write >=2.2
        """,
        """
        ==2.2a1.*
               ^^ .* goes behind plain numbers only
        """,
        """
        <2.2+cpu
            ^^^^ a local version goes with == and != only
        write <2.2
        """,
        """
        >=
          ^ a version is missing behind >=
        """,
        """
        >=two
          ^^^ \u{201c}two\u{201d} is not a version
        """,
        """
        >=2.2 or newer
              ^^^^^^^^ unexpected text behind >=2.2
        """,
        """
        newest
        ^^^^^^ expected a comparison such as >=2.2
        one of === ~= == != <= >= < > and a version
        """,
    ])
    func `a faulty specifier is drawn with what to write`(_ expected: String) throws {
        let text = try #require(expected.split(separator: "\n").first)
        #expect(drawing(of: String(text)) == expected)
    }

    @Test func `every hint that says what to write can be read`() throws {
        for text in [">=2.2<2.3", "2.2", "=>2.2", "=<2", "=2.2", "~2.2", "!2", "<>2", "~=2", ">=2.2.*", "<2.2+cpu"] {
            let error = #expect(throws: PackagingError.self) { try SpecifierSet(parsing: text) }
            let hint = try #require(error?.hint)
            let written = try #require(hint.split(separator: " ", maxSplits: 1).last)
            #expect(throws: Never.self) { try SpecifierSet(parsing: String(written)) }
        }
    }

    @Test func `offsets count bytes of UTF-8`() {
        let error = #expect(throws: PackagingError.self) { try SpecifierSet(parsing: "\u{a0}\u{a0}>=2.2 \u{e9}") }
        #expect(error?.utf8Offset == 10)
        #expect(error?.utf8Length == 2)
    }
}
