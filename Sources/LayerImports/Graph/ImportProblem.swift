import PythonImports

/// Why an import fails.
public struct ImportProblem: Sendable, Hashable {
    public let kind: Kind
    public let cause: Cause
    /// The import that fails, where it stands in source.
    public let site: Site?
    /// Whether it hangs on a condition that cannot be judged.
    public var isUncertain = false

    /// The exception that is raised.
    public enum Kind: Sendable, Hashable {
        case missingModule
        case importError
        /// What a handler raised instead.
        case other
    }

    public indirect enum Cause: Sendable, Hashable {
        /// Nothing provides the module.
        case absent(String)
        /// The module lacks the name that is asked of it.
        case absentName(String, of: String)
        /// A library that an extension module needs.
        case library(String)
        /// The module is there and cannot be imported.
        case unimportable(String)
        /// A function of a module that imports when it is called.
        case call(String, of: String)
        /// The source raises.
        case raised
    }

    public struct Site: Sendable, Hashable {
        /// The module that imports.
        public let module: String
        /// From 1.
        public let line: Int
    }
}
