import PythonPackages
import Testing

@Suite struct MetadataTests {
    private func metadata(_ text: String) throws -> CoreMetadata {
        try CoreMetadata(parsing: Array(text.utf8))
    }

    @Test func `a folded line is joined`() throws {
        let metadata = try metadata("Name: x\nSummary: one\n   two\n\tthree\nLicense: a\n        b\n")
        #expect(metadata.summary == "one two three")
        #expect(metadata.license == "a\nb")
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every kind of line end is read`(_ end: String) throws {
        let lines = ["Metadata-Version: 2.1", "Name: a.B", "Version: 1.0", "Requires-Dist: b", "Requires-Dist: c", ""]
        let metadata = try metadata(lines.joined(separator: end))
        #expect(metadata.name.text == "a-b")
        #expect(metadata.version == (try Version(parsing: "1")))
        #expect(metadata.requiresDist == ["b", "c"])
    }

    @Test func `the description is not taken for headers`() throws {
        let metadata = try metadata("Name: x\n\nVersion: 9\nRequires-Dist: evil\n")
        #expect(metadata.writtenVersion == nil)
        #expect(metadata.requiresDist.isEmpty)
    }

    @Test func `Latin-1 is read where the bytes are not UTF-8`() throws {
        let metadata = try CoreMetadata(parsing: Array("Name: x\nSummary: caf".utf8) + [0xe9, 0x0a])
        #expect(metadata.summary == "caf\u{e9}")
    }

    @Test func `a byte-order mark is passed over`() throws {
        #expect(try metadata("\u{feff}Name: x\n").writtenName == "x")
    }

    @Test(arguments: ["", "\n\nName: x", "Version: 1\n", "Name:\n", "Name:   \n", "no header\nName: x", "\0\0\0"])
    func `a missing name is an error`(_ text: String) {
        #expect(throws: PackagingError.self) { try metadata(text) }
    }

    @Test func `an old version that PEP 440 does not know stays readable`() throws {
        let metadata = try metadata("Name: x\nVersion: 2004d-final\n")
        #expect(metadata.writtenVersion == "2004d-final")
        #expect(metadata.version == nil)
    }

    @Test func `arbitrary bytes never stop the reading`() throws {
        var random = SplitMix(state: 7)
        let pieces: [[UInt8]] = [
            Array("Name".utf8), [0x3a], [0x0a], [0x0d], [0x20], [0x22], [0x2c], [0], [0xff], [0xc3], [0x5b], [0x3d],
            Array("Requires-Dist: ".utf8), Array("sha256=".utf8), Array("../".utf8),
        ]
        for _ in 0..<3000 {
            let bytes = (0..<random.next(below: 40)).flatMap { _ in pieces[random.next(below: pieces.count)] }
            _ = try? CoreMetadata(parsing: bytes)
            _ = WheelFile(parsing: bytes)
            _ = EntryPoints(parsing: bytes)
            _ = parseTopLevelNames(bytes)
            let record = RecordFile(parsing: bytes)
            #expect(record.rewritten { _ in .keep } == bytes)
            for entry in record.entries { _ = entry.location }
        }
    }

    @Test func `huge files are read in one pass`() throws {
        let count = 400_000
        let line = [UInt8](repeating: UInt8(ascii: "a"), count: count)
        #expect(throws: PackagingError.self) { try CoreMetadata(parsing: line) }
        let folded = Array("Name: x\nSummary: y\n".utf8) + (0..<count / 10).flatMap { _ in Array(" z\n".utf8) }
        #expect(try CoreMetadata(parsing: folded).summary?.utf8.count == 1 + count / 10 * 2)
        let quotes = [UInt8](repeating: UInt8(ascii: "\""), count: count + 1)
        #expect(RecordFile(parsing: quotes).entries.count == 1)
    }
}

/// A small random generator with a fixed start, so that a failure can be repeated.
struct SplitMix {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9e37_79b9_7f4a_7c15
        var value = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return Int((value ^ (value >> 31)) % UInt64(bound))
    }
}
