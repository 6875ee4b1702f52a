import ELFFormat
import TestSupport
import Testing

@Suite struct `Linked names` {
    private func names(_ bytes: [UInt8]) throws -> LinkedNames {
        let file = try ELFFile(parsing: bytes.span.bytes)
        let dynamic = try #require(try file.dynamicSection(in: bytes.span.bytes))
        return LinkedNames(try file.dynamicSymbols(dynamic, in: bytes.span.bytes))
    }

    @Test func `a library is used when it defines what is imported`() throws {
        var user = ELFBuilder()
        user.imports = [.init("wanted"), .init("malloc", version: "GLIBC_2.17", from: "libc.so.6")]
        var library = ELFBuilder()
        library.exports = ["offered", "wanted"]
        var other = ELFBuilder()
        other.imports = [.init("wanted")]
        other.exports = ["offered"]
        let names = try (user: names(user.link()), library: names(library.link()), other: names(other.link()))
        #expect(names.user.imported == ["wanted", "malloc"])
        #expect(names.library.exported == ["offered", "wanted"])
        #expect(names.user.usesAnything(of: names.library))
        #expect(!names.user.usesAnything(of: names.other))
        #expect(!names.library.usesAnything(of: names.library))
    }

    @Test(arguments: [[], [.gnu], [.systemV]] as [Set<ELFBuilder.HashTable>], [true, false])
    func `imports are found in a file that exports nothing`(tables: Set<ELFBuilder.HashTable>, is64: Bool) throws {
        // A GNU hash table has no imports in it, and without any table only relocations tell how many there are.
        var user = ELFBuilder()
        user.is64 = is64
        user.imports = [.init("one"), .init("two")]
        user.hashTables = tables
        #expect(try names(user.link()).imported == ["one", "two"])
    }

    @Test func `pyarrow needs libraries that it does not use`() throws {
        let stack = try SampleStacks.folder(.x86) + "/pyarrow/"
        let substrait = try names(readFile(stack + "libarrow_substrait.so.2600"))
        let arrow = try names(readFile(stack + "libarrow.so.2600"))
        let module = try names(readFile(stack + "_csv.cpython-312-x86_64-linux-gnu.so"))
        #expect(!module.usesAnything(of: substrait))
        #expect(module.usesAnything(of: arrow))
    }
}
