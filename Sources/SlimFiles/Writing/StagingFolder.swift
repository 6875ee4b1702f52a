public import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A private folder (mode 0700) for files that are being made. It is removed with all it holds when it is released, at
/// exit, and when a signal that ``Interrupts`` handles ends the process.
public final class StagingFolder: Sendable {
    public let path: FilePath

    /// Makes a folder in the folder of `result`, from where a rename to `result` is atomic.
    public convenience init(beside result: FilePath) throws(FileError) {
        let name = "." + (result.lastComponent?.string.prefix(40) ?? "")
        let parent = result.removingLastComponent()
        try self.init(in: parent.isEmpty ? "." : parent, prefix: name)
    }

    /// Makes a folder in `parent`, or in TMPDIR or `/tmp`.
    public convenience init(in parent: FilePath? = nil) throws(FileError) {
        let temporary = getenv("TMPDIR").map { FilePath(platformString: $0) } ?? ""
        try self.init(in: parent ?? (temporary.isEmpty ? "/tmp" : temporary), prefix: "")
    }

    private init(in parent: FilePath, prefix: String) throws(FileError) {
        let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
        let path = parent.appending("\(prefix).layerslim-\(suffix)")
        do throws(Errno) {
            try Temporaries.create(path) { () throws(Errno) in
                try Posix.makeFolder(path.cString, in: Posix.currentFolder, permissions: 0o700)
            }
        } catch {
            throw FileError(.create, path, .system(error))
        }
        self.path = path
    }

    deinit {
        // Where it fails, it is tried again at exit.
        try? Temporaries.remove(path)
    }

    /// Moves something out of this folder to its final name, whole or not at all, replacing a file of that name.
    public func publish(_ staged: FilePath, as result: FilePath) throws(FileError) {
        do throws(Errno) {
            try Temporaries.commit { () throws(Errno) in
                try Posix.rename(staged.cString, in: Posix.currentFolder, to: result.cString, in: Posix.currentFolder)
            }
        } catch {
            throw FileError(.rename, result, .system(error))
        }
    }
}
