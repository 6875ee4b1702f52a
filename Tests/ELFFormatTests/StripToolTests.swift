import ELFFormat
import TestSupport
import Testing

/// Every strip tool of the machine, on the files of the sample stacks that some of them break.
@Suite struct `Strip tools` {
    /// A tool that was found, and what its release is known to break.
    private struct Tool {
        let path: String
        let version: String
        /// Names of files that it breaks, up to the first dot or dash; nil when nobody has measured it.
        let breaks: Set<String>?
    }

    private static let openBLAS: Set<String> = ["libgfortran", "libscipy_openblas64_"]

    /// The tools of this machine. What their releases break was measured on all files of both stacks.
    private func tools(_ architecture: SampleStacks.Architecture, _ scratch: TemporaryFolder) throws -> [Tool] {
        var paths = ["llvm-strip", architecture == .arm64 ? "aarch64-linux-gnu-strip" : "strip"]
        // llvm-objcopy strips when it is called by that name; the Swift toolchain brings one.
        let swift = try runProcess("sh", ["-c", "readlink -f \"$(command -v swift)\""]).outputText
        let objcopy = swift.split(separator: "/").dropLast().joined(separator: "/")
        let link = try scratch.makeFolder("bin") + "/llvm-strip"
        if try runProcess("ln", ["-s", "/\(objcopy)/llvm-objcopy", link]).status == 0 { paths.append(link) }
        return paths.compactMap { path in
            guard let result = try? runProcess(path, ["--version"]), result.status == 0 else { return nil }
            let version = result.outputText
            if version.contains("GNU strip") && version.contains(" 2.40") {
                return Tool(path: path, version: version, breaks: Self.openBLAS)
            }
            if version.contains("LLVM version 14.") {
                let numpy: Set<String> = ["_multiarray_umath", "_umath_linalg", "lapack_lite"]
                let more: Set<String> = architecture == .x86 ? ["libquadmath"] : []
                return Tool(path: path, version: version, breaks: Self.openBLAS.union(numpy).union(more))
            }
            return Tool(path: path, version: version, breaks: version.contains("LLVM version 21.") ? [] : nil)
        }
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `broken outputs are refused and sound ones accepted`(architecture: SampleStacks.Architecture) throws {
        let scratch = try TemporaryFolder()
        let tools = try tools(architecture, scratch)
        try #require(!tools.isEmpty, "no strip tool; install binutils or llvm")
        for tool in tools {
            var refused: Set<String> = []
            for (path, _) in try sampleFiles(architecture) where path.contains("/numpy") {
                let original = try readFile(path)
                let output = scratch.path + "/stripped"
                let run = try runProcess(tool.path, ["-o", output, path])
                try #require(run.status == 0, "\(tool.path) \(path): \(run.errorText)")
                let stripped = try readFile(output)
                let comparison = StripComparison(original: original.span.bytes, stripped: stripped.span.bytes)
                // Growing is a reason to keep the original, and no damage.
                guard comparison.differences.contains(where: { $0.kind != .notSmaller }) else { continue }
                let name = path.split(separator: "/").last ?? ""
                refused.insert(String(name.prefix { $0 != "." && $0 != "-" }))
            }
            if let breaks = tool.breaks { #expect(refused == breaks, "\(tool.version)") }
        }
    }

    #if os(Linux) && arch(x86_64)
        @Test func `what is accepted can be imported, and what is refused cannot`() throws {
            let scratch = try TemporaryFolder()
            let stack = try SampleStacks.folder(.x86)
            let copy = try runProcess("cp", ["-R", stack + "/numpy", stack + "/numpy.libs", scratch.path])
            try #require(copy.status == 0, "\(copy.errorText)")
            let names = ["libgfortran", "_umath_linalg", "lapack_lite"]
            let files = try sampleFiles(.x86).map(\.path).filter { path in
                path.contains("/numpy") && names.contains { path.contains("/\($0)") }
            }
            #expect(files.count == names.count)
            for tool in try tools(.x86, scratch) {
                for path in files {
                    let place = scratch.path + path.dropFirst(stack.count)
                    let run = try runProcess(tool.path, ["-o", place, path])
                    try #require(run.status == 0, "\(run.errorText)")
                    let original = try readFile(path)
                    let stripped = try readFile(place)
                    let comparison = StripComparison(original: original.span.bytes, stripped: stripped.span.bytes)
                    let loads = comparison.differences.allSatisfy { $0.kind == .notSmaller }
                    let program = "import sys; sys.path.insert(0, sys.argv[1]); import numpy.linalg.lapack_lite"
                    let python = try runProcess(PythonLocator.python(), ["-I", "-c", program, scratch.path])
                    #expect((python.status == 0) == loads, "\(tool.version) \(path) \(python.errorText)")
                    try writeFile(place, original, mode: 0o755)
                }
            }
        }
    #endif

    @Test func `tools accept built files, and what they make is safe`() throws {
        let scratch = try TemporaryFolder()
        let original = ELFBuilder.sample.link()
        let path = try scratch.write(original, to: "libsample.so.1")
        let reading = try runProcess("readelf", ["-aW", path])
        #expect(reading.status == 0 && reading.errorText == "", "\(reading.errorText)")
        #expect(!reading.outputText.contains("Warning") && !reading.outputText.contains("rror:"))
        for tool in try tools(.x86, scratch) {
            let output = scratch.path + "/stripped"
            let run = try runProcess(tool.path, ["-o", output, path])
            #expect(run.status == 0, "\(tool.path): \(run.errorText)")
            let stripped = try readFile(output)
            let comparison = StripComparison(original: original.span.bytes, stripped: stripped.span.bytes)
            #expect(comparison.differences == [], "\(tool.version)")
        }
    }
}
