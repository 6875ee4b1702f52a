import Foundation
import PythonImports
import TestSupport
import Testing

/// Sources that are scanned by both.
enum Corpus: String, CaseIterable {
    case arm64
    case x86 = "x86_64"
    /// The library of the Python that is the oracle, its tests of the grammar included.
    case standardLibrary

    func folder() throws -> String {
        switch self {
        case .arm64: try SampleStacks.folder(.arm64)
        case .x86: try SampleStacks.folder(.x86)
        case .standardLibrary: "stdlib"
        }
    }
}

@Suite struct `Imports are those that CPython's ast finds` {
    @Test(arguments: Corpus.allCases)
    func `in all sources that it parses`(corpus: Corpus) throws {
        let lines = try OracleScript.lines("imports/ast_imports.py", [try corpus.folder()])
        var path = ""
        var expected: [String] = []
        var counts = (files: 0, refused: 0, imports: 0)
        func compare() throws {
            guard !path.isEmpty else { return }
            let found = ImportScanner.scan(Array(try Data(contentsOf: URL(filePath: path))))
            #expect(found.statements.map { $0.oracleLine } == expected, "\(path)")
            #expect(found.problem == nil, "\(path)")
            counts.files += 1
            counts.imports += expected.count
            expected = []
        }
        for line in lines.map({ String(decoding: $0, as: UTF8.self) }) {
            if line.first == "\t" {
                expected.append(line)
                continue
            }
            try compare()
            path = line.hasSuffix("\tparsed") ? String(line.dropLast("\tparsed".count)) : ""
            if path.isEmpty { counts.refused += 1 }
        }
        try compare()
        print("\(corpus): \(counts.imports) imports in \(counts.files) files, and \(counts.refused) that ast refuses")
        #expect(counts.files > 1000 && counts.imports > 5000 && counts.refused < 20)
    }
}

extension ImportStatement {
    /// The statement as the oracle prints it.
    fileprivate var oracleLine: String {
        let names = names.map { $0.name + ($0.alias.map { " as " + $0 } ?? "") }.joined(separator: ",")
        let module =
            switch source {
            case .modules: "-"
            case .from(let module, _): module
            }
        let runs =
            switch placement.runs(on: ImportTarget(minorVersion: 12, machine: "x86_64")) {
            case true?: "yes"
            case false?: "no"
            case nil: "unknown"
            }
        let fate = placement.fate(of: .missingModule)
        return "\t\(line)\t\(module)\t\(level)\t\(names)\t\(placement.context.rawValue)\t\(fate)\t\(runs)"
    }
}
