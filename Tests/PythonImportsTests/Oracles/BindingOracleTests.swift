import Foundation
import PythonImports
import TestSupport
import Testing

@Suite struct `Names of modules are those that CPython's ast binds` {
    /// A few packages of each style; all of the sample stack and the standard library agree too, and take a minute.
    @Test(arguments: ["numpy", "pydantic", "aiohttp", "astropy/units", "zarr", "fsspec"])
    func `with what they export and call`(package: String) throws {
        let folder = "\(try SampleStacks.folder(.x86))/\(package)"
        let lines = try OracleScript.lines("imports/ast_bindings.py", [folder])
        var names = 0
        for line in lines {
            let expected = String(decoding: line, as: UTF8.self)
            let path = String(expected.prefix { $0 != "\t" })
            let scan = ImportScanner.scan(Array(try Data(contentsOf: URL(filePath: path))), tellsBindings: true)
            let bindings = try #require(scan.bindings)
            #expect(bindings.oracleLine(path) == expected)
            names += bindings.names.count
        }
        #expect(lines.count > 20 && names > 200)
    }
}

extension ModuleBindings {
    /// The bindings as the oracle prints them.
    fileprivate func oracleLine(_ path: String) -> String {
        let names = names.sorted().joined(separator: ",")
        let calls = calls.map { "\($0.line):\($0.function)" }.joined(separator: ",")
        return [path, names, exports?.joined(separator: ",") ?? "-", calls].joined(separator: "\t")
    }
}
