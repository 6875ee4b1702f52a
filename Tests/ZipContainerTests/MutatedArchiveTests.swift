import SlimFiles
import SystemPackage
import TestSupport
import Testing
import ZipContainer

/// Sound archives with bytes changed, cut off, doubled or put in: reading ends, with an answer or an error.
@Suite struct MutatedArchiveTests {
    @Test func `no mutation makes the reader crash, or count bytes twice`() throws {
        let folder = try TemporaryFolder()
        let bases = try soundArchives(folder)
        var (opened, refused, misread) = (0, 0, 0)
        for round in 0..<1_500 {
            let path = FilePath(try folder.write(mutate(bases[round % bases.count], seed: UInt64(round)), to: "m.zip"))
            guard let archive = open(path) else {
                refused += 1
                continue
            }
            opened += 1
            #expect(archive.entries.reduce(archive.overhead) { $0 + $1.zippedSize } == archive.length)
            misread += archive.entries.count { !isReadable($0, in: archive) }
        }
        // The mutations must reach all three outcomes, or the test shows nothing.
        #expect(opened > 100 && refused > 100 && misread > 100, "\(opened) \(refused) \(misread)")
    }

    private func open(_ path: FilePath) -> ZipArchive? {
        do {
            return try ZipArchive(opening: path)
        } catch {
            #expect(!error.description.isEmpty)
            return nil
        }
    }

    private func isReadable(_ entry: ZipEntry, in archive: ZipArchive) -> Bool {
        do {
            #expect(UInt64(try archive.read(entry, limit: 1 << 20).count) == entry.size)
            return true
        } catch {
            #expect(error.name == entry.name || error.offset != nil)
            return false
        }
    }

    private func soundArchives(_ folder: TemporaryFolder) throws -> [[UInt8]] {
        let sources = try [
            folder.source("m/a.py", text(3_000)), folder.source("m/b", noise(500)), ZipEntrySource("m/c", ""),
        ]
        _ = try ZipWriter().write(sources, to: folder.archivePath)
        var entry = ArchiveBuilder.Entry("a", "content")
        entry.flags = 8
        entry.descriptor = littleEndian(ArchiveBuilder.crc(of: entry.data)) + littleEndian(7 as UInt64)
        var builder = ArchiveBuilder([entry, .init("b/"), .init("b/c", "x")])
        builder.hasZip64 = true
        builder.comment = text(30)
        builder.entryCount = .max
        return [try readFile(folder.archivePath.string), builder.build()]
    }

    private func mutate(_ base: [UInt8], seed: UInt64) -> [UInt8] {
        var bytes = base
        let dice = noise(64, seed: seed + 99).map { Int($0) }
        func place(_ index: Int) -> Int { (dice[index] << 8 | dice[index + 1]) % max(bytes.count, 1) }
        for change in 0...(dice[0] % 3) where !bytes.isEmpty {
            let index = 4 + change * 8
            switch dice[index] % 8 {
            case 0: bytes.removeLast(place(index + 1) % 64 + 1 > bytes.count ? 0 : place(index + 1) % 64 + 1)
            case 1: bytes.insert(contentsOf: bytes.prefix(dice[index + 3]), at: place(index + 1))
            case 2: bytes.removeSubrange(place(index + 1)..<min(bytes.count, place(index + 1) + 4))
            case 3: bytes[place(index + 1)] = 0xFF
            default: bytes[place(index + 1)] ^= 1 << UInt8(dice[index + 3] % 8)
            }
        }
        return bytes
    }
}
