import TestSupport
import Testing

/// Which tree is analyzed, and what is said where there is none.
@Suite struct AnalyzePlacesTests {
    @Test(arguments: [
        ("./python", ""), ("./build/python", "no ./python"),
        ("deployment/build/python", "no ./python, no ./build/python"),
        (".", "no ./python, no ./build/python, no deployment/build/python"),
    ])
    func `the usual places are tried in turn, and said`(place: String, remark: String) throws {
        let made = try AnalyzedTree().install("six", files: ["six.py": "x"], site: place)
        let result = try Program.run(["analyze"], in: made.path)
        #expect(result.status == 0)
        let lines = result.outputText.split(separator: "\n")
        let heading = lines.prefix { !$0.hasPrefix("target") }.joined(separator: " ").split(separator: " ")
        #expect(heading.first == "tree")
        #expect(heading.dropFirst().first == Substring(place))
        #expect(heading.dropFirst(2).joined(separator: " ") == (remark.isEmpty ? "" : "(\(remark))"))
    }

    @Test func `a usual place without metadata does not count`() throws {
        let made = try AnalyzedTree().install("six", files: ["six.py": "x"], site: "build/python")
            .write("x", "python/notes.txt")
        let layer = try AnalyzedLayer([], in: made.path)
        #expect(layer.distributions.map(\.name) == ["six"])
    }

    @Test func `no tree at all names what was tried`() throws {
        let made = try AnalyzedTree()
        defer { withExtendedLifetime(made) {} }
        let result = try Program.run(["analyze"], in: made.path)
        #expect(result.status == 2)
        #expect(result.outputText == "")
        for place in ["./python", "./build/python", "deployment/build/python"] {
            #expect(result.errorText.contains(place))
        }
    }

    @Test(arguments: ["absent", "notes.txt", "empty", "cut.zip", "escaping.zip"])
    func `what cannot be read ends with 3, says so and prints no report`(name: String) throws {
        let made = try AnalyzedTree().write("just text\n", "notes.txt")
        try made.folder.makeFolder("empty/python")
        _ = try OracleScript.lines("analysis/make_broken.py", [made.path])
        let result = try Program.run(["analyze", name], in: made.path)
        #expect(result.status == 3)
        #expect(result.outputText == "")
        #expect(result.errorText.hasPrefix("layerslim: "))
        #expect(result.errorText.contains(name))
        #expect(!result.errorText.contains("Error("))
    }

    @Test func `a closed pipe is no error`() throws {
        let made = try AnalyzedTree.usual()
        let command = "\"$0\" analyze --format json \"$1\" | head -c 1; exit ${PIPESTATUS[0]}"
        let result = try runProcess("bash", ["-c", command, try Program.path(), made.path])
        #expect(result.status == 0)
        #expect(result.errorText == "")
    }

    @Test func `a requirements file that is not there ends with 3`() throws {
        let made = try AnalyzedTree.usual()
        let result = try Program.run(["analyze", "--requirements", "none.txt"], in: made.path)
        #expect(result.status == 3)
        #expect(result.errorText.contains("none.txt"))
    }
}
