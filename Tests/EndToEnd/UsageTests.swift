import TestSupport
import Testing

/// What the program says to people who are not sure how to call it.
@Suite struct UsageTests {
    private static let commands = [
        ["analyze"], ["apply"], ["baseline"], ["baseline", "write"], ["check"], ["diff"], ["pack"], ["report"], ["why"],
        ["rules"], ["rules", "check"], ["rules", "list"], ["rules", "export"],
    ]

    @Test(arguments: commands + [[]])
    func `help fits 80 columns and ends with 0`(command: [String]) throws {
        let result = try Program.run(command + ["--help"])
        #expect(result.status == 0)
        #expect(result.errorText == "")
        #expect(result.outputText.contains("USAGE: layerslim"))
        let long = result.outputText.split(separator: "\n").filter { $0.count > 80 }
        #expect(long == [])
        #expect(!result.outputText.contains("(default: 6) (default: 6)"))
    }

    @Test func `the version names the tool and what its results depend on`() throws {
        let result = try Program.run(["--version"])
        #expect(result.status == 0)
        let names = result.outputText.split(separator: "\n").map { $0.split(separator: " ").first.map { String($0) } }
        #expect(names == ["layerslim", "libzip", "libdeflate", "zlib"])
    }

    @Test(arguments: [
        (["chek"], "layerslim: there is no command chek\n  did you mean check?\n"),
        (["rules", "lst"], "layerslim: there is no command lst\n  did you mean list?\n"),
        (
            ["frobnicate"],
            "layerslim: there is no command frobnicate\n  there are analyze, apply, baseline, check, diff, pack, report, rules, why\n"
        ),
    ])
    func `a misspelt command`(arguments: [String], message: String) throws {
        let result = try Program.run(arguments)
        #expect(result.status == 2)
        #expect(result.outputText == "")
        #expect(result.errorText == message)
    }

    @Test(arguments: [
        (["apply", "default", "--dryrun"], "Error: Unknown option '--dryrun'. Did you mean '--dry-run'?"),
        (
            ["apply", "rules/default.rules", "./python"],
            "Error: unexpected argument ./python; was `--tree ./python` meant?"
        ),
        (
            ["check", "--target", "python3.7-arm64", "x"],
            "Error: The value 'python3.7-arm64' is invalid for '--target <runtime>': no Lambda runtime is called so; "
                + "there are python3.9 to python3.14, each with -arm64 and -x86_64"
        ),
        (
            ["apply", "default", "--reserve", "3x"],
            "Error: The value '3x' is invalid for '--reserve <size>': sizes are written 2097152, 2MiB (of 1024) or 2MB "
                + "(of 1000)"
        ),
        (["check", "--jobs", "0", "x"], "Error: --jobs takes a number from 1 on, not 0"),
        (["why"], "Error: Missing expected argument '<what>'"),
    ])
    func `wrong arguments end with 2 and a line that says what was meant`(arguments: [String], line: String) throws {
        let result = try Program.run(arguments)
        #expect(result.status == 2)
        #expect(result.outputText == "")
        #expect(result.errorText.split(separator: "\n").first.map { String($0) } == line)
    }

    @Test(arguments: [["apply", "default"], ["check"], ["why", "numpy"], ["analyze"]])
    func `no tree names what was tried`(arguments: [String]) throws {
        let folder = try TemporaryFolder()
        let result = try Program.run(arguments, in: folder.path)
        #expect(result.status == 2)
        #expect(
            result.errorText == """
                layerslim: no tree was named, and none of ./python, ./build/python,
                  deployment/build/python and . holds a *.dist-info
                  name the folder that pip installed into

                """)
    }

    @Test(arguments: [
        ["--help"], ["rules", "list"], ["rules", "export", "default"], ["check", "LAYER"], ["why", "app", "LAYER"],
        ["rules", "check", "default"], ["apply", "default", "--tree", "LAYER", "--dry-run"],
    ])
    func `a closed pipe is a quiet end`(arguments: [String]) throws {
        let made = try AnalyzedTree.usual()
        let words = arguments.map { $0 == "LAYER" ? made.path : $0 }
        // The reader is gone before the program starts to write.
        let script = "{ sleep 0.2; \"$@\"; echo $? >&2; } | true"
        let result = try runProcess("bash", ["-c", script, "bash", try Program.path()] + words)
        #expect(result.errorText == "0\n")
    }

    @Test func `each step of the work is said where that is asked for`() throws {
        let made = try AnalyzedTree.usual()
        let result = try Program.run(["check", made.path, "--verbose"])
        #expect(result.errorText == "layerslim: loading \(made.path)\nlayerslim: checking\n")
        #expect(try Program.run(["check", made.path]).errorText == "")
    }
}
