/// A file that a walk found.
public struct FileEntry: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case file
        /// A symbolic link, never followed, with the bytes of its target.
        case link(target: [UInt8])
    }

    /// From the root of the walk.
    public let path: BytePath
    public let kind: Kind
    /// In bytes; for a link the length of its target.
    public let size: Int
    /// The low twelve bits of the mode: set-user-id, set-group-id, sticky, and who may read, write and execute.
    public let permissions: UInt16
    public let identity: FileIdentity
    /// How many names the file has.
    public let linkCount: Int

    public init(
        path: BytePath, kind: Kind, size: Int, permissions: UInt16, identity: FileIdentity, linkCount: Int
    ) {
        self.path = path
        self.kind = kind
        self.size = size
        self.permissions = permissions
        self.identity = identity
        self.linkCount = linkCount
    }
}

/// A folder below the root of a walk.
public struct FolderEntry: Hashable, Sendable {
    public let path: BytePath
    public let permissions: UInt16
    /// Nothing lies in it, not even a folder.
    public let isEmpty: Bool

    public init(path: BytePath, permissions: UInt16, isEmpty: Bool) {
        self.path = path
        self.permissions = permissions
        self.isEmpty = isEmpty
    }
}
