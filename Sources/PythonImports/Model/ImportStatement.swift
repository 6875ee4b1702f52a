/// An `import` or `from … import` statement.
public struct ImportStatement: Sendable, Hashable {
    public enum Source: Sendable, Hashable {
        /// `import a.b as c, d`: each name is a module.
        case modules
        /// `from ..a import b`: the module after the dots, empty where there is none, and the number of dots.
        case from(module: String, level: Int)
    }

    /// The line of its first word, from 1.
    public let line: Int
    public let source: Source
    /// In the order of the source; the one name `*` for a star import.
    public let names: [ImportedName]
    public let placement: ImportPlacement

    /// `from … import *`.
    public var isStar: Bool { names.first?.name == "*" }

    /// The number of leading dots; 0 is absolute.
    public var level: Int {
        switch source {
        case .modules: 0
        case .from(_, let level): level
        }
    }
}

/// A name that an import statement asks for, and the name that it binds where `as` gives another.
///
/// Names are as the source spells them; CPython normalizes those with letters beyond ASCII (NFKC).
public struct ImportedName: Sendable, Hashable {
    public let name: String
    public let alias: String?

    public init(_ name: String, as alias: String? = nil) {
        self.name = name
        self.alias = alias
    }
}
