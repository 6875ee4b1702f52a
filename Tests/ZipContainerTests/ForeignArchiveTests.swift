import SlimFiles
import SystemPackage
import TestSupport
import Testing
import ZipContainer

/// Archives that Python's zipfile and Info-ZIP's zip made: our reader and zipfile must read the same.
@Suite struct ForeignArchiveTests {
    @Test func `the reader agrees with zipfile`() throws {
        let folder = try TemporaryFolder()
        let lines = try OracleScript.lines("zip/make.py", [folder.path])
        var archives: [(name: String, entries: [OracleEntry])] = []
        for line in lines {
            if line.starts(with: "= ".utf8) {
                archives.append((String(decoding: line.dropFirst(2), as: UTF8.self), []))
            } else {
                try archives[archives.count - 1].entries.append(OracleEntry(line))
            }
        }
        #expect(archives.count == 15)
        for (name, expected) in archives {
            let archive = try ZipArchive(opening: FilePath(folder.path + "/" + name))
            try compare(archive, named: name, with: expected)
        }
    }

    private func compare(_ archive: ZipArchive, named name: String, with expected: [OracleEntry]) throws {
        #expect(archive.entries.count == expected.count, "\(name)")
        #expect(archive.entries.reduce(archive.overhead) { $0 + $1.zippedSize } == archive.length, "\(name)")
        for (entry, oracle) in zip(archive.entries, expected) {
            #expect(entry.name == oracle.name, "\(name)")
            #expect(entry.mode == oracle.mode, "\(name)")
            #expect(entry.date == DOSDate(text: oracle.date), "\(name)")
            #expect(entry.size == oracle.size, "\(name)")
            #expect(entry.compressedSize == oracle.compressedSize, "\(name)")
            #expect(entry.crc == oracle.crc, "\(name)")
            #expect(entry.headerOffset == oracle.headerOffset, "\(name)")
            #expect(entry.isEncrypted == (oracle.flags & 1 != 0), "\(name)")
            let ourMethod: UInt16 =
                switch entry.method {
                case .stored: 0
                case .deflate: 8
                case .other(let number): number
                }
            #expect(ourMethod == oracle.method, "\(name)")
            if [0, 8].contains(oracle.method), oracle.content != "unreadable" {
                #expect(try SHA256.digest(of: archive.read(entry)).hex == oracle.content, "\(name)")
            } else {
                #expect(throws: ZipReadError.self) { try archive.read(entry) }
            }
        }
        let problems = Set(archive.findings.map(\.problem))
        switch name {
        case "bzip2.zip": #expect(problems == [.unknownMethod(12)])
        case "lzma.zip": #expect(problems == [.unknownMethod(14)])
        case "encrypted.zip": #expect(problems == [.encrypted])
        default: #expect(problems.isEmpty, "\(name)")
        }
    }
}

extension DOSDate {
    /// From `2024-02-29 23:59:58`.
    fileprivate init?(text: String) {
        let numbers = text.split { !$0.isNumber }.compactMap { UInt16($0) }
        guard numbers.count == 6, numbers[0] >= 1980 else { return nil }
        self.init(
            date: (numbers[0] - 1980) << 9 | numbers[1] << 5 | numbers[2],
            time: numbers[3] << 11 | numbers[4] << 5 | (numbers[5] / 2))
    }
}
