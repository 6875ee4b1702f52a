import LayerModel
import SlimFiles
import TestSupport
import Testing

@Suite struct TargetTests {
    private func extensionModule(machine: UInt16) -> [UInt8] {
        var builder = ELFBuilder()
        builder.machine = machine
        builder.exports = ["PyInit_mod"]
        return builder.link()
    }

    @Test func `machine and tag tell the target`() throws {
        let made = try MadeTree()
        try made.folder.write(extensionModule(machine: 183), to: "a.cpython-313-aarch64-linux-gnu.so")
        try made.folder.write(extensionModule(machine: 183), to: "b.abi3.so")
        let detected = try made.analyze().target
        #expect("\(detected.target)" == "python3.13-arm64")
        #expect(detected.reason == "one file is tagged cpython-313-aarch64")
    }

    @Test func `a tree of pure Python is for 3.12`() throws {
        let detected = try MadeTree().write("x", "six.py").analyze().target
        #expect("\(detected.target)" == "python3.12-x86_64")
        #expect(detected.reason.contains("no ELF file tells the architecture"))
    }

    @Test func `two architectures ask for the target`() throws {
        let made = try MadeTree()
        try made.folder.write(extensionModule(machine: 183), to: "a.abi3.so")
        try made.folder.write(extensionModule(machine: 62), to: "b.abi3.so")
        let error = try #require(throws: StageError.self) { try made.analyze() }
        #expect(error.cause == .usage)
        #expect(error.message == "the tree holds ELF files for arm64 (1) and x86_64 (1)")
        let named = try Analyzer(target: LambdaTarget("python3.12-arm64")).analyze(try made.load())
        #expect(named.target.reason == "as asked for")
    }

    @Test func `two Python versions ask for the target`() throws {
        let made = try MadeTree()
        try made.folder.write(extensionModule(machine: 62), to: "a.cpython-311-x86_64-linux-gnu.so")
        try made.folder.write(extensionModule(machine: 62), to: "b.cpython-312-x86_64-linux-gnu.so")
        let error = try #require(throws: StageError.self) { try made.analyze() }
        #expect(error.cause == .usage)
        #expect(error.message.contains("Python 3.11 (1) and Python 3.12 (1)"))
    }

    @Test(arguments: [
        "python3.8-arm64", "python3.15-arm64", "python3.012-arm64", "python3.12-aarch64", "python3.12", "",
        "python3.-arm64",
    ])
    func `what is no runtime of Lambda is no target`(text: String) {
        #expect(LambdaTarget(text) == nil)
    }

    @Test func `every runtime reads back`() {
        #expect(LambdaTarget.all.count == 12)
        for target in LambdaTarget.all { #expect(LambdaTarget("\(target)") == target) }
    }
}
