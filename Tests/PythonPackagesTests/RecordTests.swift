import PythonPackages
import Testing

@Suite struct RecordTests {
    private let bytes = Array(
        "a.py,sha256=abc,1\r\n\"b,c.py\",sha256=def,2\n\n../../bin/x,,\nx-1.dist-info/RECORD,,".utf8)

    @Test func `fields are read and quotes resolved`() throws {
        let entries = RecordFile(parsing: bytes).entries
        #expect(entries.map(\.fields).map { $0[0] } == ["a.py", "b,c.py", "../../bin/x", "x-1.dist-info/RECORD"])
        #expect(entries[0].hash == RecordFile.Hash(algorithm: "sha256", value: "abc"))
        #expect(entries[0].size == 1)
        #expect(entries[3].hash == nil && entries[3].size == nil)
    }

    @Test func `lines go, change or stay byte for byte`() {
        let record = RecordFile(parsing: bytes)
        #expect(record.rewritten { _ in .keep } == bytes)
        let rewritten = record.rewritten { entry in
            switch entry.fields[0] {
            case "a.py": .replace(sha256: "new", size: 10)
            case "b,c.py": .replace(sha256: "NEW", size: 20)
            case "../../bin/x": .drop
            default: .keep
            }
        }
        let expected = "a.py,sha256=new,10\r\n\"b,c.py\",sha256=NEW,20\n\nx-1.dist-info/RECORD,,"
        #expect(String(decoding: rewritten, as: UTF8.self) == expected)
    }

    @Test func `a path that is not UTF-8 survives`() {
        let bytes: [UInt8] = [0xff, 0xfe] + Array(".py,sha256=a,1\n".utf8)
        let record = RecordFile(parsing: bytes)
        #expect(record.entries.first?.path == [0xff, 0xfe] + Array(".py".utf8))
        #expect(
            record.rewritten { _ in .replace(sha256: "b", size: 2) } == [0xff, 0xfe] + Array(".py,sha256=b,2\n".utf8))
    }

    @Test func `a quote that is never closed does not swallow the rest`() {
        let record = RecordFile(parsing: Array("\"a.py,,\nb.py,,\n".utf8))
        #expect(record.entries.map(\.fields).map { $0[0] } == ["\"a.py", "b.py"])
    }

    @Test(arguments: [
        ("a/b.py", "a/b.py"), ("./a//b.py", "a/b.py"), ("a/../b.py", "b.py"), ("../../bin/x", "bin/x"),
        ("../../bin/d/x", "bin/d/x"), ("../../bin/./x", "bin/x"),
    ])
    func `paths of the tree are resolved`(_ path: String, _ expected: String) {
        #expect(RecordLocation(path: Array(path.utf8)) == .inside(Array(expected.utf8)))
    }

    @Test(arguments: [
        "/etc/passwd", "../x", "../../x", "../../../bin/x", "a/../../x", "../../bin/../x", "../../bin/../../x",
        "../../bin", "../../bin/", "../../bin/a/../../bin2", "../../etc/x", "../bin/x", "..", "//x",
    ])
    func `paths that leave the tree are found out`(_ path: String) {
        #expect(RecordLocation(path: Array(path.utf8)) == .outside)
    }

    @Test(arguments: ["", ".", "a/..", "a\0b"])
    func `paths that name nothing are malformed`(_ path: String) {
        #expect(RecordLocation(path: Array(path.utf8)) == .malformed)
    }
}
