import LayerModel

/// The suffixes that make a file a module, in the order in which CPython's FileFinder asks for them: extension modules,
/// then source, then bytecode beside it (`importlib.machinery.all_suffixes`, ordered by loader).
struct ModuleSuffixes {
    private let ordered: [(suffix: [UInt8], kind: ModuleFile.Kind)]

    init(target: LambdaTarget) {
        let tag = "cpython-3\(target.pythonMinor)-\(target.architecture.machineName)-linux-gnu"
        ordered = [
            (Array(".\(tag).so".utf8), .native), (Array(".abi3.so".utf8), .native), (Array(".so".utf8), .native),
            (Array(".py".utf8), .source), (Array(".pyc".utf8), .bytecode),
        ]
    }

    /// The module that a file of this name provides, and how late its suffix is asked for; nil for other files and
    /// where the name is no identifier.
    func module(of name: [UInt8]) -> (name: String, rank: Int, kind: ModuleFile.Kind)? {
        for (rank, (suffix, kind)) in ordered.enumerated() where name.count > suffix.count {
            guard name.suffix(suffix.count).elementsEqual(suffix) else { continue }
            let stem = String(validating: name.dropLast(suffix.count), as: UTF8.self)
            if let stem, ModuleName.isIdentifier(stem) { return (stem, rank, kind) }
        }
        return nil
    }
}
