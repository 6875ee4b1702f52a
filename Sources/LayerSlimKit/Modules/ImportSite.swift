import PythonImports
public import SlimFiles

/// A place in kept Python source that imports a module.
public struct ImportSite: Sendable, Hashable {
    public let path: BytePath
    /// Counted from 1.
    public let line: Int
    public let context: Context
    /// Whether the module is asked for as `b` in `from a import b`, which may be any name that `a` has.
    let isAttribute: Bool

    /// When the import runs, and whether its failure is caught.
    public enum Context: String, Codable, Sendable, Hashable {
        case module
        case function
        case guarded
        case typeChecking = "type-checking"
        /// A module's own lazy loading, or `importlib.import_module` with a literal name.
        case lazy
    }
}

extension ImportSite.Context {
    init(_ context: ImportContext) {
        self =
            switch context {
            case .module: .module
            case .function: .function
            case .guarded: .guarded
            case .typeChecking: .typeChecking
            }
    }

    /// For people; empty where the import simply runs.
    var remark: String {
        switch self {
        case .module: ""
        case .function: " (in a function)"
        case .guarded: " (in a try that catches its failure)"
        case .typeChecking: " (for type checkers only)"
        case .lazy: " (when it is first used)"
        }
    }
}
