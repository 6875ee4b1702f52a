import PythonImports
import SlimFiles

/// What imports of a layer resolve to: the place where a resolver of modules is asked.
struct ImportResolution: Sendable {
    /// The files, or names of modules that the interpreter brings, that an import leads to, one for each of its names,
    /// in their order; nil where nothing is known.
    func answers(for listed: ListedImport, in file: BytePath) -> [String]? { nil }
}
