import SlimFiles

/// What an `__init__.py` does to `__path__` in ways that its text alone tells.
struct PackagePath {
    /// `pkgutil.extend_path(__path__, __name__)` or `pkg_resources.declare_namespace(__name__)`: folders of the same
    /// name in other roots count too.
    private(set) var isExtended = false
    /// Folders that are put first or last, from the package's own.
    private(set) var first: [BytePath] = []
    private(set) var last: [BytePath] = []

    private static let path = BytePattern("__path__")
    private static let namespace = BytePattern("declare_namespace")

    /// nil where the source has nothing of the kind.
    init?(source: [UInt8], package: BytePath) {
        guard Self.path.occurs(in: source) || Self.namespace.occurs(in: source) else { return nil }
        for line in source.split(separator: 10) {
            let text = String(decoding: line, as: UTF8.self)
            if text.contains("extend_path(__path__") || text.contains("declare_namespace(__name__)") {
                isExtended = true
            } else if let folder = Self.folder(in: text, package: package) {
                if text.contains("__path__.insert(0") || text.contains("+ __path__") {
                    first.append(folder)
                } else if text.contains("__path__.append(") || text.contains("__path__ +=")
                    || text.contains("__path__.extend(")
                {
                    last.append(folder)
                }
            }
        }
    }

    /// The folder that the string literals of a line make, where the line starts from the file's own folder.
    private static func folder(in line: String, package: BytePath) -> BytePath? {
        guard line.contains("__path__"), line.contains("__file__") || line.contains("__path__[0]") else { return nil }
        let parts = line.split(omittingEmptySubsequences: false) { $0 == "\"" || $0 == "'" }
        let literals = parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
        guard !literals.isEmpty, parts.count % 2 == 1 else { return nil }
        return package.resolving(Array(literals.joined(separator: "/").utf8))
    }
}
