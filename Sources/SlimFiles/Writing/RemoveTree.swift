import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Removes a file, or a folder and all that it holds, without following links. A missing one is no error.
func removeTree(_ path: FilePath) throws(FileError) {
    do throws(Errno) {
        let status = try Posix.status(of: path.cString, in: Posix.currentFolder)
        guard status.type == S_IFDIR else {
            return try Posix.remove(path.cString, in: Posix.currentFolder, isFolder: false)
        }
        try removeFolder(path)
    } catch {
        if error == .noSuchFileOrDirectory { return }
        throw FileError(.remove, path, .system(error))
    }
}

private func removeFolder(_ path: FilePath) throws(Errno) {
    var emptier = FolderEmptier()
    // Other threads may still be adding files, to the folders in it as well, or remove the same tree.
    for _ in 0..<1000 {
        do throws(Errno) {
            try emptier.empty(path)
            return try Posix.remove(path.cString, in: Posix.currentFolder, isFolder: true)
        } catch {
            // POSIX leaves the choice between the first two.
            guard [.directoryNotEmpty, .fileExists, .noSuchFileOrDirectory].contains(error) else { throw error }
            // Gone altogether: that is thrown, and no error to the caller.
            _ = try Posix.status(of: path.cString, in: Posix.currentFolder)
        }
    }
    throw .directoryNotEmpty
}

/// Empties a folder. The folders in it are not descended into: what they hold moves up until nothing holds anything, so
/// that neither depth nor the length of paths matters.
private struct FolderEmptier {
    private var movedFolders = 0

    mutating func empty(_ path: FilePath) throws(Errno) {
        let top = try open(path.cString, in: Posix.currentFolder)
        var names = try top.names()
        while !names.isEmpty {
            for name in names where try !removeUnlessFolder(name, in: top) {
                try moveUp(from: try open(name, in: top.descriptor), to: top)
                try Posix.remove(name, in: top.descriptor, isFolder: true)
            }
            names = try open(path.cString, in: Posix.currentFolder).names()
        }
    }

    private mutating func moveUp(from folder: OpenListing, to top: OpenListing) throws(Errno) {
        for name in try folder.names() where try !removeUnlessFolder(name, in: folder) {
            // A folder that is not writable cannot be moved.
            _ = fchmodat(folder.descriptor, name, 0o700, 0)
            movedFolders += 1
            let newName = zeroTerminated(".moved-\(movedFolders)".utf8)
            try Posix.rename(name, in: folder.descriptor, to: newName, in: top.descriptor)
        }
    }

    private func open(_ name: [CChar], in folder: Int32) throws(Errno) -> OpenListing {
        _ = fchmodat(folder, name, 0o700, 0)
        return try OpenListing(try Posix.open(name, in: folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW))
    }

    /// Returns false for a folder.
    ///
    /// What has gone since the folder was listed is no error: a child process that is being ended still renames and
    /// removes files of its own.
    private func removeUnlessFolder(_ name: [CChar], in folder: OpenListing) throws(Errno) -> Bool {
        do throws(Errno) {
            if try Posix.status(of: name, in: folder.descriptor).type == S_IFDIR { return false }
            try Posix.remove(name, in: folder.descriptor, isFolder: false)
        } catch {
            if error != .noSuchFileOrDirectory { throw error }
        }
        return true
    }
}

extension OpenListing {
    fileprivate func names() throws(Errno) -> [[CChar]] {
        var names: [[CChar]] = []
        try forEachName { name, length, _ in
            names.append(Array(UnsafeBufferPointer(start: name, count: length + 1)))
        }
        return names
    }
}
