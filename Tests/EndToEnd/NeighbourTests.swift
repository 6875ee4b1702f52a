import Foundation
import TestSupport
import Testing

/// `--other` and `--function`: a layer beside what it runs with.
@Suite struct NeighbourTests {
    /// A layer, another one that shares two distributions with it, and a function.
    private func made() throws -> AnalyzedTree {
        try AnalyzedTree.usual()
            .install("lib", "1.5", files: ["lib/__init__.py": "x = 2\n"], site: "second/python")
            .install("deep", "2.0", files: ["deep.py": "y = 3\n"], site: "second/python")
            .write("bare = 1\n", "second/python/bare.py").write("{}\n", "second/config.json")
            .write("{ }\n", "config.json")
            .write(
                """
                import app
                import json, boto3
                from jobs import tiles
                try:
                    import fast_path
                except ImportError:
                    fast_path = None
                """, "fn/handler.py"
            )
            .write("", "fn/jobs/__init__.py")
            .write(
                """
                import typing
                if typing.TYPE_CHECKING:
                    import only_for_types


                def run():
                    from async_tiff import TIFF
                    return TIFF
                """, "fn/jobs/tiles.py")
    }

    private func check(_ arguments: [String], in made: AnalyzedTree) throws -> ProcessResult {
        try Program.run(["check"] + arguments + ["--target", "python3.12-arm64"], in: made.path)
    }

    private func findings(_ arguments: [String], in made: AnalyzedTree) throws -> [Report.Finding] {
        let run = try check(arguments + ["--format", "json"], in: made)
        try JSONSchema.validate(run.output, against: "check")
        return try JSONDecoder().decode(Report.self, from: Data(run.output)).findings
    }

    private func lines(_ code: String, _ findings: [Report.Finding]) -> [[String]] {
        findings.filter { $0.code == code }.map { finding in
            ["\(finding.severity): \(finding.summary)"] + finding.details.map { "\($0.label): \($0.text)" }
        }
    }

    @Test func `sizes add up, and the function stands in for the reserve`() throws {
        let made = try made()
        let plain = try report(["python"], in: made)
        let whole = try report(["python", "--other", "second", "--function", "fn", "--reserve", "1GiB"], in: made)
        let others = try #require(whole.limit.otherLayers)
        let function = try #require(whole.limit.function)
        #expect(others == (try bytes(below: made.path + "/second")))
        #expect(function == (try bytes(below: made.path + "/fn")))
        #expect(whole.limit.headroom == plain.limit.headroom - others - function)
        #expect(!whole.findings.contains { $0.code == "LS101" })
        #expect(try report(["python", "--reserve", "1GiB"], in: made).findings.contains { $0.code == "LS101" })
    }

    @Test func `what other layers share with it`() throws {
        let made = try made()
        let found = try findings(["python", "--other", "second", "--all"], in: made)
        #expect(
            lines("LS721", found) == [
                [
                    "note: 1 distribution in this layer and second alike: 293.2 KiB that are there more than once",
                    "293.2 KiB: lib 1.5", "mend: remove provided-by \"second\"",
                ]
            ])
        #expect(
            lines("LS722", found) == [
                [
                    "warning: deep is there in several versions: 1.0 in this layer, 2.0 in second",
                    "wins: the one in second, which is unpacked later; files that only the other has stay, so that "
                        + "the two mix",
                    "mend: pin one version in all of them, and keep it in one",
                ]
            ])
        #expect(
            lines("LS723", found) == [
                [
                    "warning: 2 files of this layer are replaced by other bytes, since second is unpacked later",
                    "where: python/bare.py, python/lib/__init__.py",
                    "mend: keep each in one layer, or change the order of the layers",
                ]
            ])
    }

    @Test func `site-packages of a versioned folder comes first on sys.path`() throws {
        let made = try AnalyzedTree.usual().install(
            "deep", "2.0", files: ["deep.py": "y = 3\n"], site: "second/python/lib/python3.12/site-packages")
        let found = try findings(["python", "--other", "second"], in: made)
        #expect(
            lines("LS722", found)[0][1]
                == "wins: the one in second, since python/lib/python3.12/site-packages comes before python on sys.path")
    }

    @Test func `a sixth layer`() throws {
        let made = try made()
        let five = Array(repeating: ["--other", "second"], count: 4).joined()
        #expect(try lines("LS104", findings(["python"] + five, in: made)).isEmpty)
        #expect(
            try lines("LS104", findings(["python", "--other", "second"] + five, in: made))[0][0]
                == "error: 6 layers, and Lambda attaches at most 5 to a function")
    }

    @Test func `imports of the function, as text`() throws {
        let made = try made().write("requirements \"need/reqs.txt\"\n", "own.rules")
            .write("app\n", "need/reqs.txt")
        let run = try check(["python", "--function", "fn", "--rules", "own.rules"], in: made)
        #expect(run.status == 1)
        let text = run.outputText
        let expected = """
            LS505 error  your function imports async_tiff; no layer and no runtime has it
              where  jobs/tiles.py:7   from async_tiff import TIFF
                     inside a function: fails when called, from handler.py:3
              mend   add async-tiff to need/reqs.txt

            """
        #expect(text.contains(expected))
        let found = try findings(["python", "--function", "fn"], in: made)
        #expect(
            lines("LS505", found).map { $0[0] }.sorted() == [
                "error: your function imports async_tiff; no layer and no runtime has it",
                "note: your function imports fast_path; no layer and no runtime has it",
            ])
        let other = try made.install("async_tiff", files: ["async_tiff/__init__.py": ""], site: "third/python")
        #expect(
            try lines("LS505", findings(["python", "--other", "third", "--function", "fn"], in: other))
                .map { $0[0].prefix(4) } == ["note"])
    }

    @Test func `what a rule took is named with the line that brings it back`() throws {
        let made = try made().write("import app, lib.shared\n", "fn/handler.py")
            .write("remove \"lib/shared.py\" because \"unused\"\n", "slim.rules")
        let apply = ["apply", "slim.rules", "--tree", "python", "-o", "layer.zip", "--target", "python3.12-arm64"]
        #expect(try Program.run(apply, in: made.path).status == 0)
        let run = try check(["layer.zip", "--function", "fn"], in: made)
        let expected = """
            LS505 error  your function imports lib.shared, which lib does not hold
              where  handler.py:1   import app, lib.shared
                     at module level: fails when the file is imported
              gone   slim.rules:1  remove "lib/shared.py"
              mend   keep "lib/shared.py"  +6 bytes

            """
        #expect(run.outputText.contains(expected))
        #expect(try Program.run(apply + ["--function", "fn"], in: made.path).status == 1)
        let sarif = try check(["layer.zip", "--function", "fn", "--format", "sarif"], in: made)
        let results = try OracleScript.lines("sarif/validate.py", input: sarif.output)
        #expect(results.contains { String(decoding: $0, as: UTF8.self).hasPrefix("LS505 error slim.rules 1 ") })
    }

    @Test func `a function's own line is the place where no rule is`() throws {
        let made = try made()
        let sarif = try check(["python", "--function", "fn", "--format", "sarif"], in: made)
        let results = try OracleScript.lines("sarif/validate.py", input: sarif.output)
        #expect(results.contains { String(decoding: $0, as: UTF8.self).hasPrefix("LS505 error fn/jobs/tiles.py 7 ") })
    }

    @Test func `a function as a zip is the same function`() throws {
        let made = try made()
        let python = try PythonLocator.oraclePython()
        let zip = try runProcess(
            python, ["-m", "zipfile", "-c", "../fn.zip", "."], workingFolder: made.path + "/fn")
        #expect(zip.status == 0, "\(zip.errorText)")
        let folder = try findings(["python", "--function", "fn", "--all"], in: made)
        let archive = try findings(["python", "--function", "fn.zip", "--all"], in: made)
        #expect(lines("LS505", folder).count == 2)
        #expect(lines("LS505", archive) == lines("LS505", folder))
        #expect(lines("LS724", archive) == lines("LS724", folder))
    }

    @Test func `what is no function, or one that leaves its folder, is an input error`() throws {
        let made = try made().write("no zip\n", "broken.zip")
        let script = "import zipfile\nwith zipfile.ZipFile('evil.zip', 'w') as z: z.writestr('../evil.py', 'import x')"
        let zip = try runProcess(try PythonLocator.oraclePython(), ["-c", script], workingFolder: made.path)
        #expect(zip.status == 0, "\(zip.errorText)")
        for path in ["broken.zip", "evil.zip", "absent"] {
            for option in ["--function", "--other"] {
                let run = try check(["python", option, path], in: made)
                #expect(run.status == 3, "\(option) \(path)")
                #expect(run.errorText.contains(path))
                #expect(run.outputText == "")
            }
        }
    }

    private func report(_ arguments: [String], in made: AnalyzedTree) throws -> Report {
        try JSONDecoder().decode(Report.self, from: Data(check(arguments + ["--format", "json"], in: made).output))
    }

    private func bytes(below folder: String) throws -> Int {
        let paths = try #require(FileManager.default.enumerator(atPath: folder)).compactMap { $0 as? String }
        return try paths.reduce(0) { sum, path in
            let facts = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(path)")
            return sum + (facts[.type] as? FileAttributeType == .typeRegular ? facts[.size] as? Int ?? 0 : 0)
        }
    }

    private struct Report: Decodable {
        let limit: Limit
        let findings: [Finding]

        struct Limit: Decodable {
            let headroom: Int
            let otherLayers: Int?
            let function: Int?
        }
        struct Finding: Decodable {
            let code: String
            let severity: String
            let summary: String
            let details: [Detail]
        }
        struct Detail: Decodable {
            let label: String
            let text: String
        }
    }
}
