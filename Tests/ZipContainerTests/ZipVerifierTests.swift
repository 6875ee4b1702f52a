import SlimFiles
import SystemPackage
import TestSupport
import Testing
import ZipContainer

/// Archives in which one thing is not as it was meant to be.
@Suite struct ZipVerifierTests {
    private let folder: TemporaryFolder
    private let summary: ZipSummary
    private let bytes: [UInt8]

    init() throws {
        folder = try TemporaryFolder()
        let sources = [
            ZipEntrySource("a.py", "import a, b\n"), ZipEntrySource("b.txt", String(repeating: "text ", count: 99)),
        ]
        summary = try ZipWriter().write(sources, to: folder.archivePath)
        bytes = try readFile(folder.archivePath.string)
    }

    private func error(_ change: (inout [UInt8]) throws -> Void) throws -> ZipVerifyError? {
        var changed = bytes
        try change(&changed)
        try #require(changed != bytes)
        try writeFile(folder.archivePath.string, changed)
        return #expect(throws: ZipVerifyError.self) {
            try ZipVerifier.verify(folder.archivePath, against: summary, jobs: 2)
        }
    }

    /// Where the first bytes equal to these begin, from the front or the back.
    private func index(of pattern: [UInt8], fromBack: Bool = false) throws -> Int {
        let places = 0...(bytes.count - pattern.count)
        func matches(_ index: Int) -> Bool { bytes[index..<(index + pattern.count)].elementsEqual(pattern) }
        return try #require(fromBack ? places.last(where: matches) : places.first(where: matches))
    }

    @Test func `what was written passes, and gives the file's SHA-256`() throws {
        let digest = try ZipVerifier.verify(folder.archivePath, against: summary, jobs: 2)
        #expect(digest == (try SHA256.digest(of: bytes)))
    }

    @Test func `a byte of stored content`() throws {
        let place = try index(of: Array("import".utf8))
        let error = try error { $0[place] ^= 1 }
        guard case .unreadable(let cause) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(cause.problem == .wrongChecksum)
        #expect(cause.name == Array("a.py".utf8))
    }

    @Test func `each byte of deflated content`() throws {
        let entry = try #require(try ZipArchive(opening: folder.archivePath).entries.last)
        #expect(entry.method == .deflate)
        // The last byte ends in bits that mean nothing.
        for offset in 0..<(Int(entry.compressedSize) - 1) {
            let error = try error { $0[Int(entry.dataOffset) + offset] ^= 0x10 }
            guard case .unreadable(let cause) = error else {
                Issue.record("offset \(offset): \(String(describing: error))")
                continue
            }
            #expect(cause.name == Array("b.txt".utf8))
        }
    }

    @Test func `a name`() throws {
        let central = try index(of: Array("a.py".utf8), fromBack: true)
        guard case .finding(let finding) = try error({ $0[central] = UInt8(ascii: "c") }) else {
            Issue.record("headers with two names passed")
            return
        }
        #expect(finding.problem == .headersDisagree)
        #expect(finding.name == Array("c.py".utf8))
        let local = try index(of: Array("a.py".utf8))
        let both = try error {
            $0[central] = UInt8(ascii: "c")
            $0[local] = UInt8(ascii: "c")
        }
        #expect(both == .name(expected: "a.py", found: Array("c.py".utf8)))
    }

    @Test(arguments: [("mode", 41), ("date", 14), ("date", 12)])
    func `a header field`(field: String, offset: Int) throws {
        let header = try index(of: littleEndian(0x0201_4B50 as UInt32))
        #expect(try error { $0[header + offset] ^= 1 } == .header("a.py", field: field))
    }

    @Test func `a CRC in both headers`() throws {
        let header = try index(of: littleEndian(0x0201_4B50 as UInt32))
        let error = try error {
            $0[header + 16] ^= 1
            $0[14] ^= 1
        }
        #expect(error == .header("a.py", field: "CRC"))
    }

    @Test func `an entry too many or too few`() throws {
        let fewer = try ZipWriter().measure([ZipEntrySource("a.py", "import a, b\n")])
        #expect(throws: ZipVerifyError.entryCount(expected: 1, found: 2)) {
            try ZipVerifier.verify(folder.archivePath, against: fewer)
        }
    }

    @Test func `bytes at the end`() throws {
        let size = summary.archiveSize
        #expect(try error { $0 += [0] } == .archiveSize(expected: size, found: size + 1))
        guard case .unreadable(let cause) = try error({ $0.removeLast() }) else {
            Issue.record("a cut archive passed")
            return
        }
        #expect(cause.problem == .noEndRecord)
    }
}
