import ELFFormat
import ZipContainer

/// Asks the first bytes of a file whether it is an ELF file: names decide nothing.
enum ELFMagic {
    static func matches(_ bytes: RawSpan) -> Bool { ELFFile.isELF(bytes) }

    /// Inflates no more of an entry than its first piece.
    static func matches(startOf entry: ZipEntry, in archive: ZipArchive) throws -> Bool {
        var isELF = false
        do {
            try archive.stream(entry) { piece in
                isELF = matches(piece.bytes)
                throw Enough()
            }
        } catch is Enough {
        } catch {
            throw StageError(
                .input, "cannot read \(entry.path.map { "\($0)" } ?? "an entry") of \(archive.path): \(error)")
        }
        return isELF
    }

    private struct Enough: Error {}
}
