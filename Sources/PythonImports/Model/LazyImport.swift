/// A module that a package's own loading machinery imports when an attribute of the package is first used.
///
/// Found where tables of literal names feed a module's `__getattr__`, `lazy_loader.attach` or a `_LazyModule`. A table of
/// `__getattr__` is read without running the function: what it yields are candidates, of which those count that resolve.
public struct LazyImport: Sendable, Hashable {
    /// The line of the literal that names the module, from 1.
    public let line: Int
    /// Without the leading dots.
    public let module: String
    /// The number of leading dots; 0 is absolute.
    public let level: Int
    /// The attribute that is taken from the module; nil where the module itself is what is wanted.
    public let attribute: String?
}
