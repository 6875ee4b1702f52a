/// What one source file imports.
public struct ImportScan: Sendable, Hashable {
    /// In the order of the source.
    public let statements: [ImportStatement]
    /// In the order of the source.
    public let calls: [ImportCall]
    /// In the order of the source.
    public let lazyImports: [LazyImport]
    /// Whether `lazy_loader.attach_stub` makes the imports of the `.pyi` file of the same name lazy ones of this module.
    public let attachesStub: Bool
    /// nil where they were not asked for, or nothing could be read.
    public let bindings: ModuleBindings?
    /// Why reading stopped before the end; what stands before it was scanned.
    public let problem: PythonProblem?
}
