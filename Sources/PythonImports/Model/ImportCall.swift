/// A call that imports a module by a literal name: `importlib.import_module("a.b")` or `__import__("a.b")`.
public struct ImportCall: Sendable, Hashable {
    public enum Package: Sendable, Hashable {
        /// A literal name.
        case named(String)
        /// `__package__`, `__name__` or `__spec__.parent`: the package of the calling module, or itself if it is one.
        case own
    }

    /// The line of the function's name, from 1.
    public let line: Int
    /// Without the leading dots.
    public let module: String
    /// The number of leading dots, or what `level=` says; 0 is absolute.
    public let level: Int
    /// What a relative name counts from; nil where the call names none or computes it.
    public let package: Package?
    public let placement: ImportPlacement
}
