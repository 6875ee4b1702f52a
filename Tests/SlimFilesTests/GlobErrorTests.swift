import SlimFiles
import Testing

@Suite struct GlobErrorTests {
    /// The pattern, a line with carets below what the error names, and what it says.
    @Test(
        arguments: [
            (
                "numpy/tests/", "           ^", "a glob selects files, and this names a folder",
                "write numpy/tests/** for all files below it"
            ),
            ("{a/,b}", "     ^", "a glob selects files, and this names a folder", nil),
            ("a/**/", "    ^", "a glob selects files, and this names a folder", "write a/** for all files below it"),
            ("", "", "an empty pattern selects nothing", nil),
            ("/opt/a", "^", "paths are relative to the site root", "leave out the / at the start"),
            ("a//b", "  ^", "a name is missing before /", nil),
            ("./a", "^", ". is no name: paths are relative to the site root", "leave out ./"),
            ("a/../b", "  ^^", ".. is no name: paths are relative to the site root", "leave out ../"),
            (
                "a**b", " ^^", "** stands for whole components",
                "write * within a component, or put / on both sides of **"
            ),
            (
                "**.py", "^^", "** stands for whole components",
                "write * within a component, or put / on both sides of **"
            ),
            (
                "x{**/a,b}", "  ^^", "** stands for whole components",
                "write * within a component, or put / on both sides of **"
            ),
            (
                "a/***", "  ^^^", "** stands for whole components",
                "write * within a component, or put / on both sides of **"
            ),
            (
                "{a/**,b}/c", "   ^^", "nothing can follow ** at the end of an alternative",
                "repeat what follows in each alternative"
            ),
            ("é[a", " ^", "[ without a ]", #"write \[ for the character"#),
            ("[", "^", "[ without a ]", #"write \[ for the character"#),
            ("[]", "^", "[ without a ]", #"write \[ for the character"#),
            ("a[z-b]", "  ^^^", "the range runs backwards", nil),
            ("[a/b]", "  ^", "/ cannot stand between [ and ]: a set takes one character of a name", nil),
            ("[[:alpha:]]", " ^^", "named classes are not supported", #"list the characters, [0-9]; \[ is [ itself"#),
            ("a{b,c", " ^", "{ without a }", #"write \{ for the character"#),
            ("a}b", " ^", "} without a {", #"write \} for the character"#),
            ("a{}b", " ^^", "nothing between the braces", nil),
            ("{,}", "^^^", "nothing between the braces", nil),
            (#"a\"#, " ^", #"nothing after \"#, #"write \\ for the character"#),
            (
                #"a\tests"#, " ^^", #"\ takes away the meaning of a special character, and this is none"#,
                "write / between folders"
            ),
            (
                #"a\/b"#, " ^^", #"\ takes away the meaning of a special character, and this is none"#,
                "write / between folders"
            ),
            (#"\xG0"#, "^^^^", #"\x takes the two hexadecimal digits of a byte that can stand in a name"#, nil),
            (#"\x2F"#, "^^^^", #"\x takes the two hexadecimal digits of a byte that can stand in a name"#, nil),
            (#"\x0"#, "^^^", #"\x takes the two hexadecimal digits of a byte that can stand in a name"#, nil),
        ] as [(String, String, String, String?)])
    func `an error names the place and what is wrong`(
        pattern: String, carets: String, message: String, hint: String?
    ) throws {
        let error = try #require(throws: GlobError.self) { try Glob(parsing: pattern) }
        // Offsets are bytes; the drawing has a column a character.
        let before = String(decoding: pattern.utf8.prefix(error.offset), as: UTF8.self)
        let named = String(decoding: pattern.utf8.dropFirst(error.offset).prefix(error.length), as: UTF8.self)
        let drawn = String(repeating: " ", count: before.count) + String(repeating: "^", count: named.count)
        #expect(drawn == carets)
        #expect(error.message == message)
        #expect(error.hint == hint)
        #expect((error.kind == .namesFolder) == message.contains("names a folder"))
    }

    @Test func `braces are nested at most 32 deep`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "{", count: depth) + "a" + String(repeating: "}", count: depth)
        }
        #expect(try Glob(parsing: nested(32)).matches("a"))
        #expect(throws: GlobError.self) { try Glob(parsing: nested(33)) }
        #expect(throws: GlobError.self) { try Glob(parsing: String(repeating: "{", count: 100_000)) }
    }
}
