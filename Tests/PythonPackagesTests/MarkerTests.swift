import PythonPackages
import Testing

@Suite struct MarkerTests {
    private let target = MarkerEnvironment.linux(pythonVersion: "3.12", patch: 12, machine: "aarch64")

    @Test func `markers are asked of the target and not of this machine`() throws {
        for text in [
            "python_version >= '3.10'", "platform_machine == 'aarch64'", "sys_platform == 'linux'",
            "os_name == 'posix'",
            "platform_python_implementation == 'CPython'", "python_full_version < '3.13'",
            "implementation_name == 'cpython'", "platform_system == 'Linux'",
        ] {
            #expect(try Marker(parsing: text).evaluate(in: target), "\(text)")
        }
        #expect(try !Marker(parsing: "platform_machine == 'arm64'").evaluate(in: target))
    }

    @Test func `a set of extras holds where one of them does`() throws {
        let marker = try Marker(parsing: "extra == 'Test_All'")
        #expect(try marker.evaluate(in: target, extras: [NormalizedName("io"), NormalizedName("test.all")]))
        #expect(try !marker.evaluate(in: target, extras: [NormalizedName("io")]))
        #expect(try !marker.evaluate(in: target, extras: []))
    }

    @Test func `a comparison without a meaning is an error that names it`() throws {
        let marker = try Marker(parsing: "os_name == 'posix' or os_name ~= 'posix'")
        let error = #expect(throws: PackagingError.self) { try marker.evaluate(in: target) }
        #expect(error?.message.contains("os_name ~= \"posix\"") == true)
    }

    @Test(arguments: [
        ("python_verson > '3'", 0..<13), ("python_version > ", 17..<17), ("python_version '3'", 15..<15),
        ("(os_name == 'a'", 0..<1), ("os_name == 'a' x", 15..<16), ("os_name == 'a", 11..<13),
        ("os_name not 'a'", 8..<12), ("os_name == '\\x4'", 12..<15),
    ])
    func `errors point at the faulty part`(_ text: String, _ range: Range<Int>) {
        let error = #expect(throws: PackagingError.self) { try Marker(parsing: text) }
        #expect(error.map { $0.utf8Offset..<$0.utf8Offset + $0.utf8Length } == range)
    }

    @Test func `nesting without end is an error and no crash`() {
        let deep = String(repeating: "(", count: 100_000)
        #expect(throws: PackagingError.self) { try Marker(parsing: deep + "os_name == 'a'") }
        let fine = String(repeating: "(", count: 90) + "os_name == 'a'" + String(repeating: ")", count: 90)
        #expect(throws: Never.self) { try Marker(parsing: fine) }
    }
}
