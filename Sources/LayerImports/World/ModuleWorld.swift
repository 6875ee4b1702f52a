public import LayerModel
public import SlimFiles

/// Every module that code on Lambda can import, as the interpreter finds them: what is compiled into it, then each root
/// in the order of `sys.path`, then the runtime's packages, then the standard library.
///
/// The order on Lambda is /var/task, /opt/python/lib/python3.X/site-packages, /opt/python, then the runtime.
public struct ModuleWorld: Sendable {
    /// Told apart from other worlds by this alone.
    private let identity = WorldIdentity()
    public let target: LambdaTarget
    public let roots: [ModuleRoot]
    /// The modules of the roots by their dotted names.
    public let modules: [String: ModulePlace]
    private let standardLibrary: Set<String>

    /// - Parameter roots: in the order of `sys.path`.
    /// - Throws: StageError where a file that decides about paths cannot be read.
    public init(roots: [ModuleRoot], target: LambdaTarget) throws {
        var search = try ModuleSearch(roots: roots, target: target)
        try search.run()
        self.init(target: target, roots: roots, modules: search.found)
    }

    /// The world of one layer without a function.
    public init(layer analysis: LayerAnalysis) throws {
        try self.init(roots: ModuleRoot.roots(of: analysis), target: analysis.target.target)
    }

    /// The world of a layer with files that are no more, of whose content nothing is known.
    public init(layer analysis: LayerAnalysis, adding gone: [BytePath]) throws {
        var roots = ModuleRoot.roots(of: analysis)
        if let site = roots.first { roots[0] = site.adding(gone) }
        try self.init(roots: roots, target: analysis.target.target)
    }

    private init(target: LambdaTarget, roots: [ModuleRoot], modules: [String: ModulePlace]) {
        self.target = target
        self.roots = roots
        self.modules = modules
        standardLibrary = StandardLibrary.names(pythonMinor: target.pythonMinor)
    }

    func isSame(as other: ModuleWorld) -> Bool { identity === other.identity }

    /// Where a module is; nil where nothing provides it.
    ///
    /// - Parameter name: dotted, absolute. A name below a module of the runtime or of the standard library counts as
    ///   there.
    public func place(of name: String) -> ModulePlace? {
        let top = name.prefix { $0 != "." }
        if StandardLibrary.unshadowed.contains(String(top)) { return .standardLibrary }
        // Folders without `__init__` come last: a module or regular package anywhere on the path wins.
        if let own = modules[String(top)], own.file != nil || !isBuiltIn(name) { return modules[name] }
        if RuntimeModules.names.contains(String(top)) { return .runtime }
        return standardLibrary.contains(String(top)) ? .standardLibrary : nil
    }

    /// Whether any module lies below a package.
    func holdsModules(_ package: String) -> Bool {
        let prefix = package + "."
        return modules.contains { $0.key.hasPrefix(prefix) && $0.value.file != nil }
    }

    /// Whether the interpreter or Lambda's runtime brings the top-level module of a name, whatever the roots hold.
    public func isBuiltIn(_ name: String) -> Bool {
        let top = String(name.prefix { $0 != "." })
        return standardLibrary.contains(top) || RuntimeModules.names.contains(top)
    }

    /// The file of a module in its layer.
    public func file(_ file: ModuleFile) -> LayerFile? { roots[file.root].files[file.path] }

    /// Hands the content of a module's file to `body`, without copying it where it is a large file on disk.
    func withBytes<R>(of module: ModuleFile, _ body: (RawSpan) throws -> R) throws -> R {
        guard let file = file(module), file.isRegular, file.isReadable else {
            return try [UInt8]().withUnsafeBytes { try body($0.bytes) }
        }
        return try roots[module.root].analysis.tree.withBytes(of: file, body)
    }

    /// Whether the file of a module can be looked at.
    func isReadable(_ module: ModuleFile) -> Bool { file(module).map { $0.isRegular && $0.isReadable } ?? false }

    /// The content of a module's file.
    public func bytes(of module: ModuleFile) throws -> [UInt8] {
        guard let file = file(module) else { return [] }
        return try roots[module.root].bytes(of: file)
    }
}

private final class WorldIdentity: Sendable {}
