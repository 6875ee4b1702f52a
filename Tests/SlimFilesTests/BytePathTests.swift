import SlimFiles
import SystemPackage
import Testing

@Suite struct BytePathTests {
    @Test func `names that are one String stay two paths`() {
        let composed = BytePath("caf\u{E9}.py")
        let decomposed = BytePath("cafe\u{301}.py")
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect("caf\u{E9}.py" == "cafe\u{301}.py")
    }

    @Test func `paths are ordered by their bytes`() {
        let sorted: [BytePath] = ["", "a", "a-b", "a.b", "a/b", "a0", "b", "\u{E9}"]
        #expect(sorted.shuffled().sorted() == sorted)
        #expect(BytePath(bytes: [0x7F]) < BytePath(bytes: [0x80]))
        #expect(!(BytePath("a") < BytePath("a")))
    }

    @Test(
        arguments: [
            ("", nil, "", 0), ("a", "", "a", 1), ("a/b", "a", "b", 2), ("a/b/c.py", "a/b", "c.py", 3),
        ] as [(String, String?, String, Int)])
    func `a path has a parent, a name and components`(path: String, parent: String?, name: String, count: Int) {
        let path = BytePath(path)
        #expect(path.parent == parent.map { BytePath($0) })
        #expect(path.name == Array(name.utf8))
        #expect(path.components.count == count)
    }

    @Test func `appending puts one slash between`() {
        #expect(BytePath("a").appending("b/c") == "a/b/c")
        #expect(BytePath("").appending("b") == "b")
        #expect(BytePath("a").appending("") == "a")
        #expect(BytePath("a").appending(component: [0xFF]) == BytePath(bytes: [0x61, 0x2F, 0xFF]))
    }

    @Test(arguments: [
        ("a/b", "a", true), ("a/b/c", "a", true), ("ab", "a", false), ("a", "a", false), ("a", "", true),
        ("", "", false), ("a/b", "a/b/c", false), ("a.b/c", "a", false),
    ])
    func `inside means below at any depth`(path: String, folder: String, isInside: Bool) {
        #expect(BytePath(path).isInside(BytePath(folder)) == isInside)
    }

    @Test func `a path relative to a folder is what follows it`() {
        #expect(BytePath("a/b/c").relative(to: "a") == "b/c")
        #expect(BytePath("a/b").relative(to: "a/b") == "")
        #expect(BytePath("a/b").relative(to: "") == "a/b")
        #expect(BytePath("ab/c").relative(to: "a") == nil)
    }

    @Test(arguments: [
        ("a/b", true), ("a/..b", true), ("...", true), ("", false), ("/a", false), ("a//b", false), ("a/", false),
        ("a/../b", false), ("./a", false), ("..", false), ("a\0b", false),
    ])
    func `a plain path stays below its root`(path: String, isPlain: Bool) {
        #expect(BytePath(path).isPlain == isPlain)
    }

    @Test(
        arguments: [
            ("lib/site", "../../bin/x", "bin/x"), ("lib/site", "../../../bin/x", nil), ("", "a/./b//c", "a/b/c"),
            ("a", "..", ""), ("a", "/b", nil), ("a", "b\0", nil), ("", "../../../etc/passwd", nil),
        ] as [(String, String, String?)])
    func `a reference is worked out from its folder`(folder: String, reference: String, path: String?) {
        #expect(BytePath(folder).resolving(reference.utf8) == path.map { BytePath($0) })
    }

    @Test(arguments: [
        ("plain/name.py", "plain/name.py"), ("caf\u{E9}", "caf\u{E9}"), ("a\nb", #"a\nb"#), (#"a\b"#, #"a\\b"#),
        ("\u{1B}[31m", #"\u{1B}[31m"#), ("evil\u{202E}gpj.so", #"evil\u{202E}gpj.so"#), ("\u{85}", #"\u{85}"#),
    ])
    func `text for people has no control characters`(name: String, text: String) {
        #expect(BytePath(name).description == text)
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE], #"\xFF\xFE"#), ([0xC3], #"\xC3"#), ([0xC3, 0x28], #"\xC3("#), ([0xC0, 0xAF], #"\xC0\xAF"#),
            ([0xED, 0xA0, 0x80], #"\xED\xA0\x80"#), ([0xF4, 0x90, 0x80, 0x80], #"\xF4\x90\x80\x80"#),
            ([0xE2, 0x82], #"\xE2\x82"#), ([0xF0, 0x9F, 0x90, 0x8D], "🐍"), ([0x05], #"\u{5}"#),
        ] as [([UInt8], String)])
    func `bytes that are not UTF-8 are shown one by one`(bytes: [UInt8], text: String) {
        #expect(escapedText(bytes) == text)
    }

    @Test func `a file path is built from bytes and gives them back`() {
        let root = FilePath("/tmp/x")
        #expect(
            root.appending(BytePath(bytes: [0xFF, 0x2F, 0xC3])).bytes == Array("/tmp/x/".utf8) + [0xFF, 0x2F, 0xC3])
        #expect(FilePath("").appending(BytePath("a")) == "a")
        #expect(FilePath("/").appending(BytePath("a")) == "/a")
        #expect(root.appending(BytePath("")) == root)
    }
}
