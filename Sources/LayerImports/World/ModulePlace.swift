public import SlimFiles

/// Where the interpreter finds a module.
public enum ModulePlace: Sendable, Hashable {
    case module(ModuleFile)
    /// A package; its submodules are looked for in these folders.
    case package(ModuleFile, [ModuleFolder])
    /// A package without `__init__`: folders of its name, of several roots (PEP 420).
    case namespace([ModuleFolder])
    case standardLibrary
    /// Preinstalled in Lambda's runtime; which submodules it has is not known.
    case runtime

    /// The file that is run or loaded when the module is imported; nil where the layers hold none.
    public var file: ModuleFile? {
        switch self {
        case .module(let file), .package(let file, _): file
        case .namespace, .standardLibrary, .runtime: nil
        }
    }

    /// Whether relative imports in it count from its own name.
    var isPackage: Bool { if case .package = self { true } else { false } }

    /// Where submodules are looked for; empty for what is no package.
    public var folders: [ModuleFolder] {
        switch self {
        case .package(_, let folders), .namespace(let folders): folders
        case .module, .standardLibrary, .runtime: []
        }
    }
}

/// The file of a module.
public struct ModuleFile: Sendable, Hashable {
    /// The index of the root that holds it.
    public let root: Int
    /// From the root's folder.
    public let path: BytePath
    public let kind: Kind

    public enum Kind: Sendable, Hashable {
        case source
        case bytecode
        case native
    }
}

/// A folder that modules are looked for in.
public struct ModuleFolder: Sendable, Hashable {
    /// The index of the root that holds it.
    public let root: Int
    /// From the root's folder; empty for that itself.
    public let path: BytePath
}
