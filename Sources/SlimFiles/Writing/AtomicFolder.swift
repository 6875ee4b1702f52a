public import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A folder that appears under its final name when all that it holds is there, or not at all.
public struct AtomicFolder: ~Copyable {
    /// The final path, where links have been followed.
    public let path: FilePath
    /// An empty folder to fill.
    public let temporaryPath: FilePath
    private let staging: StagingFolder
    private let replacesContents: Bool

    /// - Parameter replacesContents: whether a folder that is there and not empty may go. It goes when this one is
    ///   committed: it is moved away first, so for a moment there is none, and it comes back if the commit fails.
    /// - Throws: `folderNotEmpty` where it may not, `notAFolder` where something else has the name.
    public init(replacing path: FilePath, replacesContents: Bool = false) throws(FileError) {
        let existing = try resolvedPath(path)
        if let existing {
            guard existing.type == S_IFDIR else { throw FileError(.create, path, .notAFolder) }
            if !replacesContents, try !isEmptyFolder(existing.path) {
                throw FileError(.create, path, .folderNotEmpty)
            }
        }
        let path = existing?.path ?? path
        let staging = try StagingFolder(beside: path)
        let temporaryPath = staging.path.appending("new")
        do throws(Errno) {
            try Posix.makeFolder(temporaryPath.cString, in: Posix.currentFolder, permissions: 0o777)
        } catch {
            throw FileError(.create, temporaryPath, .system(error))
        }
        self.path = path
        self.temporaryPath = temporaryPath
        self.staging = staging
        self.replacesContents = replacesContents
    }

    /// Gives the folder its final name.
    public consuming func commit() throws(FileError) {
        let (new, final, old) = (temporaryPath, path, staging.path.appending("old"))
        let replacesContents = replacesContents
        do throws(Errno) {
            try Temporaries.commit { () throws(Errno) in
                do throws(Errno) {
                    // An empty folder gives way to the new one in a single step.
                    return try rename(new, final)
                } catch {
                    guard replacesContents, error == .directoryNotEmpty || error == .fileExists else { throw error }
                }
                try rename(final, old)
                do throws(Errno) {
                    try rename(new, final)
                } catch {
                    try? rename(old, final)
                    throw error
                }
            }
        } catch {
            let isInTheWay = error == .directoryNotEmpty || error == .fileExists
            throw FileError(.rename, final, isInTheWay ? .folderNotEmpty : .system(error))
        }
    }
}

private func rename(_ old: FilePath, _ new: FilePath) throws(Errno) {
    try Posix.rename(old.cString, in: Posix.currentFolder, to: new.cString, in: Posix.currentFolder)
}

private func isEmptyFolder(_ path: FilePath) throws(FileError) -> Bool {
    var isEmpty = true
    do throws(Errno) {
        let listing = try OpenListing(try Posix.open(path.cString, in: Posix.currentFolder, O_RDONLY | O_DIRECTORY))
        try listing.forEachName { _, _, _ in isEmpty = false }
    } catch {
        throw FileError(.list, path, .system(error))
    }
    return isEmpty
}
