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

    /// Makes a folder in the folder of `result`, from where a rename to `result` is atomic. Where `result` is a link, it
    /// is the folder of what the link points to.
    public convenience init(beside result: FilePath) throws(FileError) {
        let result = try resolvedPath(result)?.path ?? result
        let name = "." + (result.lastComponent?.string.prefix(40) ?? "")
        try self.init(in: parentFolder(of: result), prefix: name, shown: result)
    }

    /// Makes a folder in `parent`, or in TMPDIR or `/tmp`.
    public convenience init(in parent: FilePath? = nil) throws(FileError) {
        let temporary = getenv("TMPDIR").map { FilePath(platformString: $0) } ?? ""
        let parent = parent ?? (temporary.isEmpty ? "/tmp" : temporary)
        try self.init(in: parent, prefix: "", shown: parent)
    }

    /// - Parameter shown: what errors name; the folder's own name means nothing to anyone.
    private init(in parent: FilePath, prefix: String, shown: FilePath) throws(FileError) {
        let suffix = String(UInt64.random(in: .min ... .max), radix: 36)
        let path = parent.appending("\(prefix).layerslim-\(suffix)")
        do throws(Errno) {
            try Temporaries.create(path) { () throws(Errno) in
                try Posix.makeFolder(path.cString, in: Posix.currentFolder, permissions: 0o700)
            }
        } catch {
            throw FileError(.create, shown, .system(error))
        }
        self.path = path
    }

    deinit {
        // Where it fails, it is tried again at exit.
        try? Temporaries.remove(path)
    }

    /// Moves a file out of this folder to its final name, whole or not at all. A file of that name is replaced; where it
    /// is a link, what the link points to.
    ///
    /// - Parameter durably: wait until the file is on the disk, so that it survives a loss of power.
    /// - Throws: `notARegularFile` where a folder, a device or the like has the name.
    public func publish(_ staged: FilePath, as result: FilePath, durably: Bool = false) throws(FileError) {
        let existing = try resolvedPath(result)
        if let existing, existing.type != S_IFREG { throw FileError(.write, result, .notARegularFile) }
        let final = existing?.path ?? result
        do throws(Errno) {
            if durably { try Posix.synchronize(staged) }
            try Temporaries.commit { () throws(Errno) in
                try Posix.rename(staged.cString, in: Posix.currentFolder, to: final.cString, in: Posix.currentFolder)
            }
            if durably { try Posix.synchronize(parentFolder(of: final)) }
        } catch {
            throw FileError(.rename, result, .system(error))
        }
    }
}

func parentFolder(of path: FilePath) -> FilePath {
    let parent = path.removingLastComponent()
    return parent.isEmpty ? "." : parent
}
