import SlimFiles
import SystemPackage
import TestSupport
import Testing

@Suite struct GlobOracleTests {
    @Test func `random patterns mean what the plain definition says`() throws {
        var random = RandomPatterns(seed: 1)
        let paths = (0..<120).map { _ in random.path() }
        var matches = 0
        for _ in 0..<400 {
            let text = random.pattern(braces: true)
            let glob = try Glob(parsing: text)
            let reference = ReferenceGlob(text)
            for path in paths {
                let isMatch = reference.matches(path)
                matches += isMatch ? 1 : 0
                if glob.matches(BytePath(path)) != isMatch { Issue.record("\(text) and \(path): not \(!isMatch)") }
            }
        }
        // The comparison is worth something only if both answers are frequent.
        #expect(matches > 500 && matches < 40_000)
    }

    /// Python's `glob` over real files, hidden ones included, is the other definition.
    @Test func `random patterns select what Python's glob selects`() throws {
        let tree = try ScratchTree()
        var random = RandomPatterns(seed: 2)
        for _ in 0..<150 {
            // A file may stand where another path needs a folder.
            _ = try? tree.file(BytePath(random.path()))
        }
        let files = FileWalk(of: try OpenFolder(tree.path)).files.map(\.path)
        #expect(files.count > 80)

        let patterns = (0..<1_000).map { _ in random.pattern(braces: false) }
        let result = try runProcess(
            try PythonLocator.python(), ["-c", selectWithPython, tree.path.string],
            input: Array(patterns.joined(separator: "\n").utf8), environment: ["PYTHONUTF8": "1"])
        #expect(result.status == 0, "\(result.errorText)")
        let lines = result.output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        try #require(lines.count == patterns.count + 1)
        var selected = 0
        for (pattern, line) in zip(patterns, lines) {
            let glob = try Glob(parsing: pattern)
            let expected = line.split(separator: 0).map { BytePath(bytes: Array($0)) }
            selected += expected.count
            #expect(files.filter(glob.matches) == expected, "\(pattern)")
        }
        #expect(selected > 1_000)
    }
}

/// Prints for each pattern of the input the files that it selects, sorted by bytes, with zero bytes between.
private let selectWithPython = """
    import glob, os, sys
    root = sys.argv[1]
    for pattern in sys.stdin.read().split("\\n"):
        found = set(glob.glob(pattern, root_dir=root, recursive=True, include_hidden=True))
        files = sorted(os.fsencode(path) for path in found if os.path.isfile(os.path.join(root, path)))
        sys.stdout.buffer.write(b"\\0".join(files) + b"\\n")
    """
