import LayerModel
import LayerSlimKit
import TestSupport
import Testing

/// `docs/checks` has a page for every code of a finding, and no other.
@Suite struct CheckPagesTests {
    private static func folder() throws -> String {
        "/" + (try absolutePath(#filePath)).split(separator: "/").dropLast(3).joined(separator: "/") + "/docs/checks"
    }

    private static let headings = ["## What it means", "## On Lambda", "## Why it happens", "## How to mend it"]

    @Test func `every code has a page, and every page a code`() throws {
        let pages = try namesInFolder(Self.folder()).filter { $0 != "README.md" }
        #expect(pages == FindingCode.allCases.map { "\($0.rawValue).md" }.sorted())
    }

    @Test(arguments: FindingCode.allCases)
    func `a page says what, where, why and how to mend`(code: FindingCode) throws {
        let text = String(decoding: try readFile("\(Self.folder())/\(code.rawValue).md"), as: UTF8.self)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        #expect(lines[0].hasPrefix("# \(code.rawValue): "))
        #expect(lines.filter { $0.hasPrefix("## ") } == Self.headings)
        for heading in Self.headings {
            let start = try #require(lines.firstIndex(of: heading))
            let body = lines[(start + 1)...].prefix { !$0.hasPrefix("## ") }
            #expect(body.contains { !$0.isEmpty }, "\(heading) is empty")
        }
    }

    @Test(arguments: FindingCode.allCases)
    func `the program carries the page`(code: FindingCode) throws {
        let text = String(decoding: try readFile("\(Self.folder())/\(code.rawValue).md"), as: UTF8.self)
        let page = try #require(CodePage(of: code.rawValue), "docs/CheckPages.swift lacks it")
        #expect(text.hasPrefix("# \(code.rawValue): \(page.title)\n\n\(page.body.prefix(200))"))
        #expect(["error", "warning", "note"].contains(page.severity))
        #expect((40...1000).contains(page.meaning.count))
        #expect(!page.meaning.contains("##"))
    }

    @Test func `the index names every page by its title`() throws {
        let index = String(decoding: try readFile("\(Self.folder())/README.md"), as: UTF8.self)
        for code in FindingCode.allCases {
            let page = String(decoding: try readFile("\(Self.folder())/\(code.rawValue).md"), as: UTF8.self)
            let title = try #require(page.split(separator: "\n").first).dropFirst("# \(code.rawValue): ".count)
            #expect(index.contains("| [\(code.rawValue)](\(code.rawValue).md) | \(title) |"))
        }
    }
}
