/// A dotted name of a module, its leading dots counted.
struct ModuleName {
    let module: String
    let level: Int

    init(_ module: String, level: Int) {
        self.module = module
        self.level = level
    }

    /// Splits off leading dots.
    init(_ text: String) {
        let dots = text.utf8.prefix { $0 == .dot }.count
        self.init(String(text.dropFirst(dots)), level: dots)
    }
}
