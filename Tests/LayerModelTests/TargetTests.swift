import LayerModel
import PythonPackages
import Testing

struct TargetTests {
    @Test func `every Lambda runtime is read as it is written`() {
        #expect(LambdaTarget.all.count == 12)
        for target in LambdaTarget.all { #expect(LambdaTarget("\(target)") == target) }
        #expect(LambdaTarget("python3.12-arm64")?.architecture.machineName == "aarch64")
    }

    @Test(arguments: [
        "", "python3.12", "python3.8-arm64", "python3.15-arm64", "python3.012-arm64", "3.12-arm64",
        "python3.12-aarch64",
    ])
    func `what is no runtime is refused`(text: String) {
        #expect(LambdaTarget(text) == nil)
    }

    @Test func `markers see the target, not the host`() {
        let environment = LambdaTarget("python3.11-arm64")?.markerEnvironment
        #expect(environment?.pythonVersion == "3.11")
        #expect(environment?.platformMachine == "aarch64")
        #expect(environment?.sysPlatform == "linux")
    }
}
