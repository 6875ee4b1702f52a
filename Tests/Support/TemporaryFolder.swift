#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A new, private folder that is removed, with all that is in it, when the last reference goes.
///
/// Keep the value in a variable for as long as the folder is needed.
public final class TemporaryFolder: Sendable {
    /// An absolute path without links.
    public let path: String

    public init() throws {
        let parent = environmentVariable("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array("\(parent)/layerslim-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil, let resolved = realpath(template, nil) else {
            throw TestSupportError("cannot make a folder in \(parent): \(String(cString: strerror(errno)))")
        }
        defer { free(resolved) }
        path = String(cString: resolved)
    }

    deinit {
        removeTree(path)
    }

    /// Makes a file, and the folders above it, at a path relative to this folder.
    /// - Returns: the file's absolute path.
    @discardableResult
    public func write(_ bytes: [UInt8], to relativePath: String, mode: UInt16 = 0o644) throws -> String {
        let parts = relativePath.split(separator: "/")
        if parts.count > 1 {
            try makeFolder(parts.dropLast().joined(separator: "/"))
        }
        let file = path + "/" + relativePath
        try writeFile(file, bytes, mode: mode)
        return file
    }

    @discardableResult
    public func write(_ text: String, to relativePath: String, mode: UInt16 = 0o644) throws -> String {
        try write(Array(text.utf8), to: relativePath, mode: mode)
    }

    /// Makes a folder, and those above it, at a path relative to this folder.
    /// - Returns: the folder's absolute path.
    @discardableResult
    public func makeFolder(_ relativePath: String) throws -> String {
        var folder = path
        for part in relativePath.split(separator: "/") {
            folder += "/" + part
            guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
                throw TestSupportError("cannot make \(folder): \(String(cString: strerror(errno)))")
            }
        }
        return folder
    }
}

/// Removes a folder and its contents. Links are removed, never followed; failures are ignored.
private func removeTree(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
        unlink(path)
        return
    }
    // A test may have taken the permissions that the removal needs.
    chmod(path, 0o700)
    guard let folder = opendir(path) else { return }
    var children: [[CChar]] = []
    while let entry = readdir(folder) {
        // Names stay C strings: a name that is not UTF-8 must be removed too.
        let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
            bytes.prefix { $0 != 0 }.map { CChar(bitPattern: $0) }
        }
        if name != [0x2e] && name != [0x2e, 0x2e] { children.append(name + [0]) }
    }
    closedir(folder)
    for child in children {
        removeChild(child, of: path)
    }
    rmdir(path)
}

private func removeChild(_ name: [CChar], of folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    if unlinkat(descriptor, name, 0) == 0 { return }
    removeTree(folder + "/" + String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
}
