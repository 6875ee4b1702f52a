public import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Creates a file with these bytes; one that is there already is an error.
///
/// - Parameter permissions: bits of the mode, from which the umask takes nothing away.
public func createFile(_ bytes: RawSpan, at path: FilePath, permissions: UInt16) throws(FileError) {
    do throws(Errno) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW
        let descriptor = try Posix.open(path.cString, in: Posix.currentFolder, flags, permissions: mode_t(permissions))
        defer { Posix.close(descriptor) }
        try bytes.withUnsafeBytes { buffer throws(Errno) in
            guard let start = buffer.baseAddress else { return }
            try Posix.write(start, count: buffer.count, to: descriptor)
        }
        guard fchmod(descriptor.rawValue, mode_t(permissions)) == 0 else { throw Posix.lastError() }
    } catch {
        throw FileError(.write, path, .system(error))
    }
}

/// Creates a symbolic link.
public func createLink(to target: [UInt8], at path: FilePath) throws(FileError) {
    guard symlink(zeroTerminated(target), path.cString) == 0 else {
        throw FileError(.create, path, .system(Posix.lastError()))
    }
}

/// Creates a folder below `root` and those on the way to it that are missing.
public func createFolders(_ path: BytePath, in root: FilePath) throws(FileError) {
    var folder = root
    for component in path.components {
        folder = folder.appending(BytePath(bytes: Array(component)))
        guard mkdir(folder.cString, 0o755) != 0 else { continue }
        let error = Posix.lastError()
        if error != .fileExists { throw FileError(.create, folder, .system(error)) }
    }
}

/// Removes a file; one that is not there is no error.
public func removeFile(_ path: FilePath) {
    _ = unlink(path.cString)
}
