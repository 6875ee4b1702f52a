import TestSupport
import Testing

/// Trees that nobody would want, and what is said of them.
@Suite struct AnalyzeHostileTests {
    @Test func `RECORD that points at the system's files is a finding, and these are not counted`() throws {
        let made = try AnalyzedTree().install("six", files: ["six.py": "x"])
        try made.write("six.py,,\n../../../../etc/passwd,,\n/etc/hosts,,\n", "python/six-1.0.dist-info/RECORD")
        let result = try Program.run(["analyze"], in: made.path)
        #expect(result.status == 0)
        #expect(result.outputText.contains("LS602 warning  six-1.0.dist-info/RECORD names a file outside the tree"))
        let layer = try AnalyzedLayer([], in: made.path)
        #expect(layer.imbalances == [])
        #expect(layer.files.allSatisfy { !$0.path.contains("etc/") })
    }

    @Test func `METADATA without Name is a finding`() throws {
        let made = try AnalyzedTree().install("six", files: ["six.py": "x"])
        try made.write("Metadata-Version: 2.1\n\n", "python/six-1.0.dist-info/METADATA")
        let layer = try AnalyzedLayer([], in: made.path)
        #expect(layer.findings.contains { $0.code == "LS604" && $0.path == "six-1.0.dist-info/METADATA" })
        #expect(layer.distributions.map(\.name) == ["six"])
        #expect(layer.imbalances == [])
    }

    @Test func `names that would draw on a terminal are escaped`() throws {
        let made = try AnalyzedTree().install("six", files: ["six.py": "x"])
        try made.write("x", "python/\u{1B}[31mred\nline\u{202E}/x.py")
        let result = try Program.run(["analyze", "--by", "file", "--all"], in: made.path)
        #expect(result.outputText.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E || $0 == "\n" })
        #expect(result.outputText.contains("\\u{1B}[31mred\\nline\\u{202E}/x.py"))
    }

    @Test func `what may not be read is counted, and is a finding`() throws {
        let made = try AnalyzedTree().install(
            "six", files: ["six.py": "x", "secret.py": String(repeating: "y", count: 99)]
        )
        .install("hidden", files: ["hidden.py": "z"])
        _ = try runProcess("chmod", ["000", made.path + "/python/secret.py"])
        _ = try runProcess("chmod", ["000", made.path + "/python/hidden-1.0.dist-info/METADATA"])
        try made.folder.makeFolder("python/closed")
        _ = try runProcess("chmod", ["000", made.path + "/python/closed"])
        // Root reads everything, unless it gives that up.
        let drop = """
            import ctypes, os, sys
            if os.geteuid() == 0:
                for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
                    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
            os.execv(sys.argv[1], sys.argv[1:])
            """
        let command = ["-c", drop, try Program.path(), "analyze", made.path + "/python", "--all"]
        let result = try runProcess(try PythonLocator.python(), command)
        #expect(result.status == 0)
        #expect(result.errorText == "")
        #expect(result.outputText.contains("LS701 error  secret.py: the file cannot be read: "))
        #expect(result.outputText.contains("LS701 error  closed: the folder cannot be read: "))
        #expect(result.outputText.contains("LS604 error  hidden-1.0.dist-info/METADATA "))
        _ = try runProcess("chmod", ["755", made.path + "/python/closed"])
    }

    @Test func `a layer of hundreds of files that nobody owns stays short`() throws {
        let made = try AnalyzedTree()
        for number in 0..<300 { try made.write("x", "python/module\(number).py") }
        let result = try Program.run(["analyze", "python"], in: made.path)
        #expect(result.status == 0)
        let lines = result.outputText.split(separator: "\n")
        #expect(lines.count < 20)
        #expect(lines.contains { $0.hasPrefix("[unowned] 295 others") })
        #expect(try AnalyzedLayer(["python"], in: made.path).groups.count == 300)
    }

    @Test func `files beside python are counted apart`() throws {
        let made = try AnalyzedTree.usual().write("0123456789", "lib/libx.so.1")
        let whole = try AnalyzedLayer(["."], in: made.path)
        let inner = try AnalyzedLayer(["python"], in: made.path)
        #expect(whole.tree.bytes == inner.tree.bytes + 10)
        #expect(whole.group("/opt/lib/")?.amount.bytes == 10)
        #expect(whole.imbalances == [])
        #expect(whole.distributions.map(\.amount) == inner.distributions.map(\.amount))
    }
}
