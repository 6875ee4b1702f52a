import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The system calls that take a folder's descriptor, with the error number as what they throw.
enum Posix {
    /// A name or path that ends in a zero; an array of characters will do.
    typealias Name = UnsafePointer<CChar>

    /// What `fstat` says of a file.
    struct Status {
        let type: mode_t
        /// Permission bits, with set-user-id, set-group-id and sticky.
        let permissions: UInt16
        /// In bytes; for a link the length of its target.
        let size: Int
        let identity: FileIdentity
        let linkCount: Int

        init(_ raw: stat) {
            type = raw.st_mode & S_IFMT
            permissions = UInt16(raw.st_mode & 0o7777)
            size = Int(raw.st_size)
            identity = FileIdentity(device: UInt64(truncatingIfNeeded: raw.st_dev), inode: UInt64(raw.st_ino))
            linkCount = Int(raw.st_nlink)
        }
    }

    static var currentFolder: Int32 { AT_FDCWD }

    static func open(
        _ name: Name, in folder: Int32, _ flags: Int32, permissions: mode_t = 0
    ) throws(Errno) -> FileDescriptor {
        FileDescriptor(rawValue: try retrying { openat(folder, name, flags | O_CLOEXEC, permissions) })
    }

    static func close(_ descriptor: FileDescriptor) {
        // Nothing can be done about an error: the descriptor is gone. What was written is checked by `sync`.
        try? descriptor.close()
    }

    static func status(of descriptor: Int32) throws(Errno) -> Status {
        var raw = stat()
        try check(fstat(descriptor, &raw))
        return Status(raw)
    }

    /// The status of the name itself, also where it is a link.
    static func status(of name: Name, in folder: Int32) throws(Errno) -> Status {
        var raw = stat()
        try check(fstatat(folder, name, &raw, AT_SYMLINK_NOFOLLOW))
        return Status(raw)
    }

    static func mayRead(_ name: Name, in folder: Int32) -> Bool {
        faccessat(folder, name, R_OK, 0) == 0
    }

    static func makeFolder(_ name: Name, in folder: Int32, permissions: mode_t) throws(Errno) {
        try check(mkdirat(folder, name, permissions))
    }

    static func rename(_ old: Name, in oldFolder: Int32, to new: Name, in newFolder: Int32) throws(Errno) {
        try check(renameat(oldFolder, old, newFolder, new))
    }

    static func remove(_ name: Name, in folder: Int32, isFolder: Bool) throws(Errno) {
        try check(unlinkat(folder, name, isFolder ? AT_REMOVEDIR : 0))
    }

    static func lastError() -> Errno { Errno(rawValue: errno) }

    static func check(_ status: Int32) throws(Errno) {
        if status != 0 { throw lastError() }
    }

    /// Calls again after a signal handler ran.
    static func retrying(_ call: () -> Int32) throws(Errno) -> Int32 {
        while true {
            let result = call()
            if result >= 0 { return result }
            let error = lastError()
            if error != .interrupted { throw error }
        }
    }
}
