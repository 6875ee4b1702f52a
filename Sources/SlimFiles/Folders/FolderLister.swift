import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The work of one thread of a walk: lists folders until none are left.
struct FolderLister {
    /// What a zip archive can name, in bytes.
    private static let longestPath = 65_535

    let root: OpenFolder
    let queue: WalkQueue
    private(set) var findings = WalkFindings()

    init(root: OpenFolder, queue: WalkQueue) {
        self.root = root
        self.queue = queue
    }

    mutating func run() {
        while let folder = queue.take() {
            queue.finish(adding: list(folder))
        }
    }

    /// Notes the files of a folder, and returns the folders in it.
    private mutating func list(_ folder: WalkQueue.Folder) -> [WalkQueue.Folder] {
        var inner: [BytePath] = []
        do throws(Errno) {
            let descriptor = try open(folder)
            let listing = try OpenListing(descriptor)
            let status = try Posix.status(of: listing.descriptor)
            guard queue.enter(folder.path, status.identity) else {
                note(.loop, at: folder.path)
                return []
            }
            var isEmpty = true
            defer {
                if !folder.path.isEmpty {
                    findings.folders.append(
                        FolderEntry(path: folder.path, permissions: status.permissions, isEmpty: isEmpty))
                }
            }
            try listing.forEachName { name, length, type in
                isEmpty = false
                let bytes = UnsafeRawBufferPointer(start: name, count: length)
                let path = folder.path.appending(component: bytes)
                if isFolder(name, type, at: path, in: listing) { inner.append(path) }
            }
            var anchor = folder.anchor
            if listing.mayStayOpen(atDepth: folder.depth) {
                anchor = WalkQueue.Anchor(folder: listing, pathLength: folder.path.bytes.count)
            }
            return inner.map { WalkQueue.Folder(path: $0, depth: folder.depth + 1, anchor: anchor) }
        } catch {
            note(.unreadableFolder(error), at: folder.path)
            return inner.map { WalkQueue.Folder(path: $0, depth: folder.depth + 1, anchor: folder.anchor) }
        }
    }

    private func open(_ folder: WalkQueue.Folder) throws(Errno) -> FileDescriptor {
        let path = folder.path.isEmpty ? BytePath(".").bytes[...] : folder.path.bytes[...]
        let start = folder.anchor.map { $0.pathLength == 0 ? 0 : $0.pathLength + 1 } ?? 0
        return try Posix.open(
            longPath: path.dropFirst(start), in: folder.anchor?.folder.descriptor ?? root.descriptor.rawValue,
            O_RDONLY | O_DIRECTORY | O_NOFOLLOW)
    }

    /// Notes what the name is, unless it is a folder to be listed.
    private mutating func isFolder(
        _ name: Posix.Name, _ type: NameType, at path: BytePath, in listing: OpenListing
    ) -> Bool {
        guard path.bytes.count <= Self.longestPath else {
            note(.pathTooLong, at: path)
            return false
        }
        if !isUTF8(name) { note(.nameNotUTF8, at: path) }
        if type == .folder { return true }
        do throws(Errno) {
            let status = try Posix.status(of: name, in: listing.descriptor)
            if status.type == S_IFDIR { return true }
            try add(status, name, at: path, in: listing)
        } catch {
            note(.unreadableFile(error), at: path)
        }
        return false
    }

    private mutating func add(
        _ status: Posix.Status, _ name: Posix.Name, at path: BytePath, in listing: OpenListing
    ) throws(Errno) {
        let kind: FileEntry.Kind
        switch status.type {
        case S_IFREG: kind = .file
        case S_IFLNK:
            let target = try Posix.readLink(name, in: listing.descriptor, expectedLength: status.size)
            kind = .link(target: target)
        case S_IFSOCK: return note(.socket, at: path)
        case S_IFIFO: return note(.pipe, at: path)
        default: return note(.device, at: path)
        }
        findings.files.append(
            FileEntry(
                path: path, kind: kind, size: status.size, permissions: status.permissions,
                identity: status.identity, linkCount: status.linkCount))
        // Asking costs a system call, so only where the mode does not let everyone read.
        if kind == .file, status.permissions & 0o444 != 0o444, !Posix.mayRead(name, in: listing.descriptor) {
            note(.unreadableFile(.permissionDenied), at: path)
        }
    }

    private mutating func note(_ kind: WalkProblem.Kind, at path: BytePath) {
        findings.problems.append(WalkProblem(path: path, kind: kind))
    }
}

private func isUTF8(_ name: Posix.Name) -> Bool {
    let bytes = UnsafeRawBufferPointer(start: name, count: strlen(name))
    return bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
}
