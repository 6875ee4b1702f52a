import CLibzip
import SlimFiles

/// An archive that libzip is to write.
struct LibzipArchive: ~Copyable {
    /// Nil once libzip has closed it.
    private var archive: OpaquePointer?
    private let sink: ArchiveSink
    private var feeds: [EntryFeed] = []

    init(writing file: OutputFile) throws(ZipWriteError) {
        ProcessTimeZone.setUTC()
        sink = ArchiveSink(file)
        guard let source = sink.makeSource() else { throw .outOfMemory(nil) }
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        archive = zip_open_from_source(source, ZIP_CREATE, &error)
        guard archive != nil else {
            zip_source_free(source)
            throw .container(path: nil, message: String(cString: zip_error_strerror(&error)))
        }
    }

    deinit {
        if let archive { zip_discard(archive) }
    }

    /// Adds an entry after the others. Its data is read when the archive is closed.
    mutating func add(
        _ entry: ZipEntrySource, _ compressed: CompressedEntry, from spool: Spool, date: DOSDate
    ) throws(ZipWriteError) {
        let feed = EntryFeed(compressed, from: spool)
        guard let archive, let source = feed.makeSource() else { throw .outOfMemory(entry.path) }
        // Names that are not UTF-8 are written as they are, under the encoding in which every byte is a character.
        let encoding = entry.path.text == nil ? ZIP_FL_ENC_CP437 : ZIP_FL_ENC_UTF_8
        let name = entry.path.bytes.map { CChar(bitPattern: $0) } + [0]
        let index = zip_file_add(archive, name, source, UInt32(encoding))
        guard index >= 0 else {
            zip_source_free(source)
            throw failure(at: entry.path)
        }
        feeds.append(feed)
        let place = UInt64(index)
        let method = compressed.method == .deflate ? ZIP_CM_DEFAULT : ZIP_CM_STORE
        let attributes = UInt32(entry.archiveMode) << 16
        guard zip_set_file_compression(archive, place, method, 0) == 0,
            zip_file_set_dostime(archive, place, date.time, date.date, 0) == 0,
            zip_file_set_external_attributes(archive, place, 0, UInt8(ZIP_OPSYS_UNIX), attributes) == 0
        else { throw failure(at: entry.path) }
    }

    /// Writes everything.
    mutating func close() throws(ZipWriteError) {
        guard let archive else { return }
        guard zip_close(archive) == 0 else { throw failure(at: nil) }
        self.archive = nil
    }

    /// The error that one of our sources met, else libzip's own.
    private func failure(at path: BytePath?) -> ZipWriteError {
        if let failure = sink.failure ?? feeds.lazy.compactMap(\.failure).first { return failure }
        guard let archive else { return .outOfMemory(path) }
        return .container(path: path, message: String(cString: zip_error_strerror(zip_get_error(archive))))
    }
}
