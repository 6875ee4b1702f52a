/// Where a source has what lazy loading is made of; all offsets are in bytes.
struct LazySites {
    /// The parentheses of `def __getattr__(` of the module.
    var attributeFunctions: [Int] = []
    /// The parentheses of `attach(`.
    var attaches: [Int] = []
    /// The parentheses of `attach_stub(`.
    var stubs: [Int] = []
    /// The parentheses of `_LazyModule(` and names that end so.
    var lazyModules: [Int] = []
    /// The parentheses of `lazy.load(`.
    var loads: [Int] = []
    /// The names that module-level statements begin with.
    var statements: [Int] = []

    var isEmpty: Bool {
        attributeFunctions.isEmpty && attaches.isEmpty && stubs.isEmpty && lazyModules.isEmpty && loads.isEmpty
    }
}

extension StatementScanner {
    /// Notes a function whose name is the next token.
    mutating func noteDefinition() {
        literals?.lastDefinition = token.start
        guard blocks[innermost].isModuleLevel else { return }
        literals?.lastFunction = token.start
        guard tokenizer.isName(token, "__getattr__") else { return }
        lazySites.attributeFunctions.append(token.end)
    }

    /// Notes a statement that begins with a name and may fill a table.
    mutating func noteAssignment() {
        if blocks[innermost].isModuleLevel { lazySites.statements.append(token.start) }
        literals?.statements.append(token.start)
    }
}
