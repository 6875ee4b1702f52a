/// The versions of symbols that a file needs from one library (DT_VERNEED, gABI "Symbol Versioning").
public struct VersionNeed: Hashable, Sendable {
    /// The library, as in DT_NEEDED.
    public let library: String
    public let versions: [Version]

    public init(library: String, versions: [Version]) {
        self.library = library
        self.versions = versions
    }

    public struct Version: Hashable, Sendable {
        /// For example `GLIBC_2.34`.
        public let name: String
        /// Whether the loader starts the program even when the library lacks the version (VER_FLG_WEAK).
        public let isWeak: Bool
        /// The number that symbols refer to this version by.
        public let index: UInt16

        public init(name: String, isWeak: Bool, index: UInt16) {
            self.name = name
            self.isWeak = isWeak
            self.index = index
        }
    }
}

/// A version of symbols that a library defines (DT_VERDEF).
public struct VersionDefinition: Hashable, Sendable {
    public let name: String
    /// Whether this is the library's own name and no version (VER_FLG_BASE).
    public let isBase: Bool
    /// The number that symbols refer to this version by.
    public let index: UInt16
    /// The versions that this one succeeds.
    public let parents: [String]
}
