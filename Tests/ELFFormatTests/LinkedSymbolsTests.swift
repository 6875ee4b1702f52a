import ELFFormat
import TestSupport
import Testing

@Suite struct `Linked symbols` {
    private func symbols(_ bytes: [UInt8]) throws -> LinkedSymbols {
        let file = try ELFFile(parsing: bytes.span.bytes)
        let dynamic = try #require(try file.dynamicSection(in: bytes.span.bytes))
        return try file.linkedSymbols(
            dynamic, needs: file.versionNeeds(dynamic, in: bytes.span.bytes),
            definitions: file.versionDefinitions(dynamic, in: bytes.span.bytes), in: bytes.span.bytes)
    }

    private func hashes(_ names: String...) -> Set<UInt64> { Set(names.map { LinkedSymbols.hash($0.utf8) }) }

    @Test func `a library is used when it defines what is imported`() throws {
        var user = ELFBuilder()
        user.imports = [.init("wanted"), .init("malloc", version: "GLIBC_2.17", from: "libc.so.6")]
        var library = ELFBuilder()
        library.exports = ["offered", "wanted"]
        var other = ELFBuilder()
        other.imports = [.init("wanted")]
        other.exports = ["offered"]
        let found = try (user: symbols(user.link()), library: symbols(library.link()), other: symbols(other.link()))
        #expect(Set(found.user.imports.map(\.name)) == hashes("wanted", "malloc"))
        #expect(Set(found.library.exports.map(\.name)) == hashes("offered", "wanted"))
        #expect(found.user.usesAnything(of: found.library))
        #expect(!found.user.usesAnything(of: found.other))
        #expect(!found.library.usesAnything(of: found.library))
    }

    @Test(arguments: [("OFFER_2", true), ("OFFER_1", false), (nil, true)] as [(String?, Bool)])
    func `a symbol of another version is another symbol`(version: String?, isUsed: Bool) throws {
        var user = ELFBuilder()
        user.imports = [.init("wanted", version: version, from: version == nil ? nil : "liboffer.so.1")]
        var library = ELFBuilder()
        library.versionDefinitions = ["liboffer.so.1", "OFFER_2"]
        library.exports = ["wanted"]
        #expect(try symbols(user.link()).usesAnything(of: symbols(library.link())) == isUsed)
        library.versionDefinitions = []
        #expect(try symbols(user.link()).usesAnything(of: symbols(library.link())), "a library without versions")
    }

    @Test(arguments: [[], [.gnu], [.systemV]] as [Set<ELFBuilder.HashTable>], [true, false])
    func `imports are found in a file that exports nothing`(tables: Set<ELFBuilder.HashTable>, is64: Bool) throws {
        // A GNU hash table has no imports in it, and without any table only relocations tell how many there are.
        var user = ELFBuilder()
        user.is64 = is64
        user.imports = [.init("one"), .init("two")]
        user.hashTables = tables
        #expect(try Set(symbols(user.link()).imports.map(\.name)) == hashes("one", "two"))
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `they are the symbols that the full table has`(architecture: SampleStacks.Architecture) throws {
        for (path, file) in try sampleFiles(architecture) {
            let bytes = try readFile(path)
            guard let dynamic = try file.dynamicSection(in: bytes.span.bytes) else { continue }
            let all = try file.dynamicSymbols(dynamic, in: bytes.span.bytes)
            let linked = try symbols(bytes)
            let exports = all.filter(\.isExported).map { LinkedSymbols.hash($0.name.utf8) }.sorted()
            let imports = all.filter(\.isImported).map { LinkedSymbols.hash($0.name.utf8) }.sorted()
            #expect(linked.exports.map(\.name).sorted() == exports, "\(path)")
            #expect(linked.imports.map(\.name).sorted() == imports, "\(path)")
        }
    }

    @Test func `pyarrow needs libraries that it does not use`() throws {
        let stack = try SampleStacks.folder(.x86) + "/pyarrow/"
        let substrait = try symbols(readFile(stack + "libarrow_substrait.so.2600"))
        let arrow = try symbols(readFile(stack + "libarrow.so.2600"))
        let module = try symbols(readFile(stack + "_csv.cpython-312-x86_64-linux-gnu.so"))
        #expect(!module.usesAnything(of: substrait))
        #expect(module.usesAnything(of: arrow))
    }
}
