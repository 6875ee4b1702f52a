/// What the literals of one source file say that it will ask for: strings that are values, and calls that pass them.
public struct LiteralScan: Sendable, Hashable {
    /// The wanted ones in the order of the source; documentation strings are left out.
    public let strings: [StringUse]
    /// The values of all strings.
    public let values: Set<String>
    /// In the order of the source.
    public let calls: [LiteralCall]
    /// The top-level packages of what the source imports absolutely.
    public let importedPackages: Set<String>
    /// Why reading stopped before the end; what stands before it was scanned.
    public let problem: PythonProblem?
}

/// A string literal that is a value of an expression.
public struct StringUse: Sendable, Hashable {
    public let value: String
    public let place: LiteralPlace
    /// Whether the module reads the file of this name while it is imported: a module-level statement passes the literal,
    /// or the module-level name that it is bound to, to a function that opens files.
    public let isReadAtImport: Bool
}

/// A call whose function is known by a name.
public struct LiteralCall: Sendable, Hashable {
    /// The dotted name with what the file imports put in: `importlib.metadata.version` for a `_version` that was
    /// imported as that. Begins with a dot where the object is no plain name, as in `entry_points().select`.
    public let function: String
    public let positional: [LiteralArgument]
    public let keywords: [String: LiteralArgument]
    public let place: LiteralPlace

    /// The name after the last dot.
    public var name: String { Self.name(of: function) }

    /// The argument that has a position or else a name.
    public func argument(_ position: Int, _ name: String) -> LiteralArgument? {
        position < positional.count ? positional[position] : keywords[name]
    }

    static func name(of function: String) -> String {
        function.lastIndex(of: ".").map { String(function[function.index(after: $0)...]) } ?? function
    }
}

/// An argument of a call, as far as it is literal.
public enum LiteralArgument: Sendable, Hashable {
    /// A string, or a name that the source binds to one string only.
    case string(String)
    /// A name, dotted or not, such as `__name__`.
    case name(String)
    case other
}

/// Where a literal stands, when that runs, and what catches its failure.
public struct LiteralPlace: Sendable, Hashable {
    /// From 1.
    public let line: Int
    /// The line without its indentation; bytes that are no UTF-8 are replaced.
    public let text: String
    public let placement: ImportPlacement
    /// Whether it runs only when something is called, or when the file is run as a script. A function that the module
    /// itself calls at its top level runs when it is imported.
    public let isDeferred: Bool
    /// Whether it stands in an `except`, and runs only when something else failed.
    public let isFallback: Bool
    /// The exception classes, by the last part of their names, that handlers around it catch without raising again;
    /// a bare `except` catches `BaseException`.
    public let caught: Set<String>
}
