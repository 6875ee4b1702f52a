/// The module that an import statement stands in, from which relative names count.
public struct ImportingModule: Sendable, Hashable {
    /// The package's parts: of an `__init__` its own name, of other modules what is above them.
    private let package: [Substring]

    /// - Parameter name: dotted, absolute.
    public init(_ name: String, isPackage: Bool) {
        let parts = name.split(separator: ".")
        package = isPackage ? parts : parts.dropLast()
    }

    public init(_ name: ModuleName) { self.init("\(name)", isPackage: name.isPackage) }

    /// The absolute name of what an import names; nil where its dots lead out of the top-level package, and where it
    /// names nothing.
    ///
    /// - Parameter level: the number of leading dots, which `module` lacks.
    public func absolute(_ module: String, level: Int) -> String? {
        guard level > 0 else { return module.isEmpty ? nil : module }
        guard level <= package.count else { return nil }
        let base = package.prefix(package.count - level + 1)
        return (base + (module.isEmpty ? [] : [module[...]])).joined(separator: ".")
    }
}
