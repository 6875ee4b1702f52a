public import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Questions about paths that only the system can answer.
public enum SystemPaths {
    /// The folder that relative paths start from; `.` where the system does not say.
    public static var currentFolder: FilePath {
        guard let path = getcwd(nil, 0) else { return "." }
        defer { free(path) }
        return FilePath(platformString: path)
    }

    /// The path without links, `.` and `..`; nil where nothing is there.
    public static func real(_ path: FilePath) -> FilePath? {
        guard let real = path.withPlatformString({ realpath($0, nil) }) else { return nil }
        defer { free(real) }
        return FilePath(platformString: real)
    }

    public static func exists(_ path: FilePath) -> Bool { path.withPlatformString { access($0, F_OK) } == 0 }

    /// Whether this process may run it.
    public static func isProgram(_ path: FilePath) -> Bool {
        var status = stat()
        return path.withPlatformString { access($0, X_OK) == 0 && stat($0, &status) == 0 }
            && status.st_mode & S_IFMT == S_IFREG
    }

    /// An environment variable; nil where it is not set.
    public static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// The names in a folder; none where it cannot be listed. Those that are not UTF-8 are left out.
    public static func folderNames(_ path: FilePath) -> [String] {
        guard let folder = path.withPlatformString({ opendir($0) }) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
                tuple.withMemoryRebound(to: CChar.self, capacity: 1) { String(validatingCString: $0) }
            }
            if let name { names.append(name) }
        }
        return names.sorted()
    }
}
