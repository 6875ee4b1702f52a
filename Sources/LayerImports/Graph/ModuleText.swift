import LayerModel
import PythonImports
import SlimFiles

/// What the file of a module says about its imports.
struct ModuleText: Sendable {
    /// nil where there is no source to read.
    let outline: ModuleOutline?
    /// Whether the source puts modules into `sys.modules` or changes `__path__`, so that names below it may exist without
    /// files.
    let makesModules: Bool

    /// What the module imports when its attributes are asked for, by tables of names.
    let lazyImports: [LazyImport]

    /// Of modules without source.
    static let opaque = ModuleText(outline: nil, makesModules: true, lazyImports: [])

    private static let modules = BytePattern("sys.modules")
    private static let path = BytePattern("__path__")
    private static let lazy = BytePattern("lazy")

    init(source: [UInt8]) {
        let outline = ModuleOutline.read(source)
        self.outline = outline
        makesModules = Self.modules.occurs(in: source) || Self.path.occurs(in: source)
        let isLazy = outline.hasAttributeFunction || Self.lazy.occurs(in: source)
        lazyImports = isLazy ? ImportScanner.scan(source).lazyImports : []
    }

    private init(outline: ModuleOutline?, makesModules: Bool, lazyImports: [LazyImport]) {
        self.outline = outline
        self.makesModules = makesModules
        self.lazyImports = lazyImports
    }
}
