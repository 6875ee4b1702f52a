import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// What a path leads to through all links, and its type (`S_IFREG` …); nil where nothing is there.
func resolvedPath(_ path: FilePath) throws(FileError) -> (path: FilePath, type: mode_t)? {
    guard let resolved = realpath(path.cString, nil) else {
        let error = Posix.lastError()
        if error == .noSuchFileOrDirectory { return nil }
        throw FileError(.open, path, .system(error))
    }
    defer { free(resolved) }
    do throws(Errno) {
        let status = try Posix.status(of: resolved, in: Posix.currentFolder)
        return (FilePath(platformString: resolved), status.type)
    } catch {
        throw FileError(.open, path, .system(error))
    }
}
