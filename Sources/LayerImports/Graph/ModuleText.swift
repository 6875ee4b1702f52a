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

    /// Of modules without source.
    static let opaque = ModuleText(outline: nil, makesModules: true)

    private static let modules = BytePattern("sys.modules")
    private static let path = BytePattern("__path__")

    init(source: [UInt8]) {
        outline = ModuleOutline.read(source)
        makesModules = Self.modules.occurs(in: source) || Self.path.occurs(in: source)
    }

    private init(outline: ModuleOutline?, makesModules: Bool) {
        self.outline = outline
        self.makesModules = makesModules
    }
}
