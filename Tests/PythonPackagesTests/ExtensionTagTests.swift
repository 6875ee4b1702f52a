import PythonPackages
import TestSupport
import Testing

@Suite struct ExtensionTagTests {
    @Test func `a tag of CPython is taken apart`() throws {
        let tag = try #require(ExtensionTag(fileName: "_multiarray_umath.cpython-312-aarch64-linux-gnu.so"))
        #expect(tag.moduleName == "_multiarray_umath")
        guard case .cpython(let cpython) = tag.abi else {
            Issue.record("\(tag.abi) is no tag of CPython")
            return
        }
        #expect(cpython.major == 3 && cpython.minor == 12 && !cpython.isFreeThreaded && !cpython.isDebug)
        #expect(cpython.architecture == "aarch64" && cpython.platform == "linux-gnu")
    }

    @Test(arguments: [
        ("x.cpython-312-aarch64-linux-gnu.so", true),
        ("x.cpython-312-x86_64-linux-gnu.so", false),
        ("x.cpython-312-aarch64-linux-musl.so", false),
        ("x.cpython-311-aarch64-linux-gnu.so", false),
        ("x.cpython-312t-aarch64-linux-gnu.so", false),
        ("x.cpython-312d-aarch64-linux-gnu.so", false),
        ("x.cpython-312-darwin.so", false),
        ("x.cpython-3-aarch64-linux-gnu.so", false),
        ("x.cpython-99999999999999999999-aarch64-linux-gnu.so", false),
        ("x.pypy39-pp73-aarch64-linux-gnu.so", false),
        ("x.abi3.so", true),
        ("x.so", true),
        ("x.other.so", false),
    ])
    func `only fitting tags load`(_ name: String, _ loads: Bool) throws {
        let tag = try #require(ExtensionTag(fileName: name))
        #expect(tag.loads(onPython3: 12, architecture: "aarch64") == loads)
    }

    @Test func `a free-threaded Python takes its own tag and refuses abi3`() throws {
        let own = try #require(ExtensionTag(fileName: "x.cpython-313t-x86_64-linux-gnu.so"))
        #expect(own.loads(onPython3: 13, architecture: "x86_64", isFreeThreaded: true))
        #expect(!own.loads(onPython3: 13, architecture: "x86_64"))
        let stable = try #require(ExtensionTag(fileName: "x.abi3.so"))
        #expect(!stable.loads(onPython3: 13, architecture: "x86_64", isFreeThreaded: true))
    }

    @Test(arguments: ["libarrow.so.1800", "x.py", ".so", "so", "", "x.pyd", "x.SO"])
    func `other files are no extension modules`(_ name: String) {
        #expect(ExtensionTag(fileName: name) == nil)
    }

    @Test func `tags load where the interpreter's own suffixes say so`() throws {
        let script = """
            import os, sys, importlib.machinery
            suffixes = importlib.machinery.EXTENSION_SUFFIXES
            print(sys.version_info.minor, os.uname().machine)
            for folder, _, names in os.walk(sys.argv[1]):
                for name in names:
                    if name.endswith(".so"):
                        loads = any(name.endswith(s) and "." not in name[:-len(s)] for s in suffixes)
                        print(int(loads), name)
            """
        for architecture in SampleStacks.Architecture.allCases {
            let stack = try SampleStacks.folder(architecture)
            let result = try runProcess(try PythonLocator.python(), ["-c", script, stack])
            let lines = result.outputText.split(separator: "\n").map { $0.split(separator: " ") }
            let minor = try #require(Int(lines[0][0]))
            #expect(lines.count > 100)
            for line in lines.dropFirst() {
                let tag = try #require(ExtensionTag(fileName: String(line[1])))
                let loads = tag.loads(onPython3: minor, architecture: String(lines[0][1]))
                #expect(loads == (line[0] == "1"), "\(line[1])")
            }
        }
    }
}
