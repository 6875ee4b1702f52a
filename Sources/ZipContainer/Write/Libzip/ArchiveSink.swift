import CLibzip

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file that libzip writes to. libzip's own file sources write under a temporary name of their choice, which nobody
/// could remove after a signal.
final class ArchiveSink: CallbackSource {
    private let file: OutputFile

    init(_ file: OutputFile) {
        self.file = file
    }

    /// What `ZIP_SOURCE_STAT` fails with: the archive does not exist yet.
    override var errorCodes: (zip: Int32, system: Int32) {
        (ZIP_ER_READ, ENOENT)
    }

    override func answer(
        _ command: zip_source_cmd, _ buffer: UnsafeMutableRawBufferPointer
    ) throws(ZipWriteError) -> Int64? {
        switch command {
        case ZIP_SOURCE_SUPPORTS:
            return layerslim_zip_supports_writable()
        case ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_REMOVE:
            return 0
        case ZIP_SOURCE_WRITE:
            try file.write(UnsafeRawBufferPointer(buffer))
            return Int64(buffer.count)
        case ZIP_SOURCE_TELL_WRITE:
            return Int64(file.position)
        case ZIP_SOURCE_SEEK_WRITE:
            let position = zip_source_seek_compute_offset(
                file.position, file.end, buffer.baseAddress, UInt64(buffer.count), nil)
            guard position >= 0 else { return nil }
            file.position = UInt64(position)
            return 0
        case ZIP_SOURCE_COMMIT_WRITE:
            try file.flush()
            return 0
        default:
            return nil
        }
    }
}
