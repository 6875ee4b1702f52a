import TestSupport
import Testing

@Suite struct SupportTests {
    @Test func `a process gives its status, output and errors`() throws {
        let script = "cat; pwd; echo $WORD; echo oops >&2; exit 3"
        let folder = try TemporaryFolder()
        let result = try runProcess(
            "sh", ["-c", script], input: Array("in\n".utf8), environment: ["WORD": "said"], workingFolder: folder.path)
        #expect(result.status == 3)
        #expect(result.outputText == "in\n\(folder.path)\nsaid\n")
        #expect(result.errorText == "oops\n")
    }

    @Test func `a signal is 128 and its number`() throws {
        #expect(try runProcess("sh", ["-c", "kill -9 $$"]).status == 137)
    }

    @Test func `a program that is not there is an error`() {
        #expect(throws: TestSupportError.self) { try runProcess("no-such-program-at-all") }
    }

    @Test func `a temporary folder goes with its last reference`() throws {
        var folder: TemporaryFolder? = try TemporaryFolder()
        let path = try #require(folder?.path)
        try folder?.write("x", to: "a/b/c.txt", mode: 0o400)
        #expect(fileExists(path + "/a/b/c.txt"))
        folder = nil
        #expect(!fileExists(path))
    }

    @Test func `the interpreters are found`() throws {
        #expect(try runProcess(PythonLocator.python(), ["-c", "print(1)"]).outputText == "1\n")
        #expect(try runProcess(PythonLocator.oraclePython(), ["-c", "import packaging"]).status == 0)
    }
}
