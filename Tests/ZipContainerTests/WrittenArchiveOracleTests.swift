import SlimFiles
import SystemPackage
import TestSupport
import Testing
import ZipContainer

/// Other programs read what `ZipWriter` writes.
@Suite struct WrittenArchiveOracleTests {
    private let folder: TemporaryFolder
    private let summary: ZipSummary

    init() throws {
        folder = try TemporaryFolder()
        var sources = try [
            folder.source("in/module.py", text(400_000)), folder.source("in/noise.bin", noise(30_000)),
            folder.source("in/run", text(300), mode: 0o100711), folder.source("in/empty", [], mode: 0o100600),
        ]
        sources.append(ZipEntrySource(path: "in/link", mode: 0o120777, content: .link(target: Array("module.py".utf8))))
        sources.append(ZipEntrySource("größe/中文.txt", "größe\n"))
        sources.append(
            ZipEntrySource(path: BytePath(bytes: [0x62, 0xFF, 0xFE]), mode: 0o100644, content: .bytes([1, 2, 3])))
        // 2001-09-09 01:46:40 UTC.
        let date = DOSDate(secondsSinceEpoch: 1_000_000_000)
        summary = try ZipWriter(options: ZipOptions(date: date, jobs: 2)).write(sources, to: folder.archivePath)
    }

    @Test func `zipfile reads the same names, modes, dates, sizes and contents`() throws {
        let read = try OracleScript.lines("zip/entries.py", [folder.archivePath.string]).map(OracleEntry.init)
        #expect(read.map(\.name) == summary.rows.map(\.path.bytes))
        #expect(read.map(\.mode) == summary.rows.map(\.mode))
        #expect(read.map(\.size) == summary.rows.map(\.size))
        #expect(read.map(\.compressedSize) == summary.rows.map(\.compressedSize))
        #expect(read.map(\.crc) == summary.rows.map(\.crc))
        #expect(read.map(\.content) == summary.rows.map(\.sha256.hex))
        #expect(read.allSatisfy { $0.date == "2001-09-09 01:46:40" })
        #expect(read.allSatisfy { $0.system == 3 && $0.extra.isEmpty })
        #expect(read.map(\.flags) == summary.rows.map { $0.path.bytes == Array("größe/中文.txt".utf8) ? 0x800 : 0 })
        #expect(read.map(\.method) == summary.rows.map { $0.method == .deflate ? 8 : 0 })
    }

    @Test func `unzip finds no fault`() throws {
        let result = try runProcess("unzip", ["-tqq", folder.archivePath.string])
        #expect(result.status == 0, "\(result.outputText) \(result.errorText)")
    }

    @Test func `zipinfo lists every entry with its mode`() throws {
        let result = try runProcess("zipinfo", ["-s", folder.archivePath.string])
        let lines = result.outputText.split(separator: "\n")
        #expect(result.status == 0)
        #expect(lines.count { $0.hasPrefix("-") || $0.hasPrefix("l") } == summary.rows.count)
        #expect(lines.contains { $0.hasPrefix("-rwxr-xr-x") && $0.contains("01-Sep-09 01:46 in/run") })
        #expect(lines.contains { $0.hasPrefix("lrwxrwxrwx") && $0.hasSuffix("in/link") })
        #expect(lines.contains { $0.hasPrefix("-rw-r--r--") && $0.hasSuffix("in/empty") })
    }

    @Test func `unzip restores links, modes and contents`() throws {
        let target = folder.path + "/unpacked"
        let result = try runProcess("unzip", ["-q", folder.archivePath.string, "in/*", "-d", target])
        #expect(result.status == 0)
        #expect(try readFile(target + "/in/link") == text(400_000))
        #expect(try readFile(target + "/in/noise.bin") == noise(30_000))
        #expect(try FilePath(target + "/in/link").stat(followTargetSymlink: false).type == .symbolicLink)
        #expect(try FilePath(target + "/in/run").stat().permissions.contains(.ownerExecute))
        #expect(try !FilePath(target + "/in/empty").stat().permissions.contains(.ownerExecute))
    }
}
