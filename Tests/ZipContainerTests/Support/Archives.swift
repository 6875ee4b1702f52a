import SlimFiles
import SystemPackage
import TestSupport
import ZipContainer

extension TemporaryFolder {
    /// Opens an archive made of these bytes. The folder must outlive it only until it is open.
    func open(_ bytes: [UInt8], as name: String = "test.zip") throws -> ZipArchive {
        try ZipArchive(opening: FilePath(write(bytes, to: name)))
    }

    /// A file of the folder, to be an entry.
    func source(_ path: String, _ content: [UInt8], mode: UInt16 = 0o100644) throws -> ZipEntrySource {
        let file = try write(content, to: path)
        return ZipEntrySource(
            path: BytePath(path), mode: mode, content: .file(FilePath(file), size: UInt64(content.count)))
    }

    var archivePath: FilePath { FilePath(path + "/out.zip") }
}

extension ZipEntrySource {
    init(_ path: String, _ text: String, mode: UInt16 = 0o100644) {
        self.init(path: BytePath(path), mode: mode, content: .bytes(Array(text.utf8)))
    }
}

/// Bytes that deflate cannot make smaller, the same in each run.
func noise(_ count: Int, seed: UInt64 = 1) -> [UInt8] {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    return (0..<count).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state >> 32)
    }
}

/// Bytes that deflate makes much smaller, the same in each run.
func text(_ count: Int) -> [UInt8] {
    let words = ["import", "numpy", "as", "np", "\n", "def", "array", "(self)", ":", "return", "    "].map {
        Array($0.utf8)
    }
    var result: [UInt8] = []
    var index = 7
    while result.count < count {
        index = (index &* 31 &+ result.count) % 1_009
        result += words[index % words.count] + [UInt8(ascii: " ")]
    }
    return Array(result.prefix(count))
}
