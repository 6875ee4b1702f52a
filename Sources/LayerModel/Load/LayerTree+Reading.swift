import SlimFiles
public import SystemPackage
public import ZipContainer

extension LayerTree {
    /// METADATA, RECORD, Python and the like are read whole into memory; larger ones are not believed. In bytes.
    public static let textLimit = 64 << 20

    /// Hands the content of a regular file to `body`, without copying it where it is a large file on disk.
    ///
    /// - Throws: StageError (input) where it cannot be read, or what `body` throws.
    public func withBytes<R>(of file: LayerFile, _ body: (RawSpan) throws -> R) throws -> R {
        if let replaced = contents.replacement(of: file) {
            switch replaced {
            case .bytes(let bytes): return try bytes.withUnsafeBytes { try body($0.bytes) }
            case .file(let path, _):
                let mapped = try reading { () throws(FileError) in try MappedFile(path) }
                return try mapped.withBytes(body)
            }
        }
        let path = contents.inputPath(of: file)
        switch contents.base {
        case .folder(let root):
            let mapped = try reading { () throws(FileError) in try MappedFile(path, in: root) }
            return try mapped.withBytes(body)
        case .archive(let archive, let entries):
            let bytes = try read(path, of: archive, entries)
            return try bytes.withUnsafeBytes { try body($0.bytes) }
        }
    }

    /// The content of a regular file.
    ///
    /// - Parameter limit: the most bytes that the file may have.
    public func read(_ file: LayerFile, limit: Int = LayerTree.textLimit) throws -> [UInt8] {
        guard file.size <= limit else {
            throw StageError(
                .input, "\(file.path) has \(ByteText.grouped(file.size)) bytes: too large to be what it seems")
        }
        return try withBytes(of: file) { span in span.withUnsafeBytes { Array($0) } }
    }

    /// The first bytes of a regular file, fewer where it is shorter.
    ///
    /// - Throws: StageError (input) where it cannot be read.
    public func start(of file: LayerFile, count: Int) throws -> [UInt8] {
        if contents.replacement(of: file) == nil, case .folder(let root) = contents.base {
            let path = contents.inputPath(of: file)
            return try reading { () throws(FileError) in try root.readStart(of: path, count: count) }
        }
        return try withBytes(of: file) { span in span.withUnsafeBytes { Array($0.prefix(count)) } }
    }

    /// Whether the content begins as an ELF file does. Reads a few bytes.
    func startsAsELF(_ file: LayerFile) throws -> Bool {
        if contents.replacement(of: file) == nil, case .folder(let root) = contents.base {
            let path = contents.inputPath(of: file)
            let start = try reading { () throws(FileError) in try root.readStart(of: path, count: 4) }
            return ELFMagic.matches(start.span.bytes)
        }
        if contents.replacement(of: file) == nil, case .archive(let archive, let entries) = contents.base,
            let entry = entries[contents.inputPath(of: file)]
        {
            return try ELFMagic.matches(startOf: entry, in: archive)
        }
        return try withBytes(of: file) { ELFMagic.matches($0) }
    }

    /// The CRC-32 that an archive declares for a file; nil for files of a folder and for replaced ones.
    package func statedCRC(of file: LayerFile) -> UInt32? {
        guard contents.replacement(of: file) == nil, case .archive(_, let entries) = contents.base else { return nil }
        return entries[contents.inputPath(of: file)]?.crc
    }

    /// Whether a file has other content than the folder or archive that was loaded.
    public func isReplaced(_ file: LayerFile) -> Bool { contents.replacement(of: file) != nil }

    /// Where a file of a folder lies on disk, for programs that are given its path.
    ///
    /// - Throws: StageError (usage) for files of an archive and for replaced ones.
    public func diskPath(of file: LayerFile) throws(StageError) -> FilePath {
        guard contents.replacement(of: file) == nil, case .folder(let root) = contents.base else {
            throw StageError(
                .usage, "\(origin) is an archive; its files cannot be stripped in it",
                hint: "unpack it and name the folder")
        }
        return root.path.appending(contents.inputPath(of: file))
    }

    /// What the zip writer needs to know about a file.
    public func zipContent(of file: LayerFile) throws -> ZipEntrySource.Content {
        if case .link(let target) = file.kind { return .link(target: target) }
        switch contents.replacement(of: file) {
        case .bytes(let bytes)?: return .bytes(bytes)
        case .file(let path, let size)?: return .file(path, size: UInt64(size))
        case nil: break
        }
        switch contents.base {
        case .folder(let root): return .file(root.path.appending(contents.inputPath(of: file)), size: UInt64(file.size))
        case .archive: return .bytes(try read(file, limit: .max))
        }
    }

    private func read(_ path: BytePath, of archive: ZipArchive, _ entries: [BytePath: ZipEntry]) throws -> [UInt8] {
        guard let entry = entries[path] else { throw StageError(.input, "\(path) is not in \(origin)") }
        do throws(ZipReadError) {
            return try archive.read(entry)
        } catch {
            throw StageError(.input, "cannot read \(path) of \(origin): \(error)")
        }
    }

    private func reading<R: ~Copyable>(_ body: () throws(FileError) -> R) throws(StageError) -> R {
        do throws(FileError) {
            return try body()
        } catch {
            throw StageError(.input, "\(error)")
        }
    }
}
