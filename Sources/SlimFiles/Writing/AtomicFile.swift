public import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file that appears under its final name when it is complete, or not at all.
///
/// It is made in a private folder beside that name. Whoever writes it creates ``temporaryPath``, with
/// ``write(_:)`` or by other means; mode 0666 less the umask is what users expect.
public struct AtomicFile: ~Copyable {
    /// The final path, where links have been followed: what a link points to is replaced, not the link.
    public let path: FilePath
    /// Does not exist at first.
    public let temporaryPath: FilePath
    private let staging: StagingFolder

    /// - Throws: where `path` is something else than a regular file, or its folder cannot be written to.
    public init(replacing path: FilePath) throws(FileError) {
        let existing = try resolvedPath(path)
        if let existing, existing.type != S_IFREG { throw FileError(.create, path, .notARegularFile) }
        let path = existing?.path ?? path
        guard let name = path.lastComponent else { throw FileError(.create, path, .notARegularFile) }
        let staging = try StagingFolder(beside: path)
        self.path = path
        self.staging = staging
        temporaryPath = staging.path.appending(name)
    }

    /// Creates the temporary file with these bytes.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        do throws(Errno) {
            let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
            let descriptor = try Posix.open(
                temporaryPath.cString, in: Posix.currentFolder, flags, permissions: 0o666)
            defer { Posix.close(descriptor) }
            try Posix.write(bytes, count: bytes.count, to: descriptor)
        } catch {
            throw FileError(.write, path, .system(error))
        }
    }

    /// Gives the file its final name.
    ///
    /// - Parameter durably: wait until the file is on the disk, so that it survives a loss of power.
    public consuming func commit(durably: Bool = false) throws(FileError) {
        try staging.publish(temporaryPath, as: path, durably: durably)
    }
}

/// Writes a file whole or not at all, replacing one of that name.
public func writeFile(_ bytes: [UInt8], to path: FilePath) throws(FileError) {
    let file = try AtomicFile(replacing: path)
    try file.write(bytes)
    try file.commit()
}
