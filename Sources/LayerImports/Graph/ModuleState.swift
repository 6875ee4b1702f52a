import PythonImports

/// What an import of a module leads to.
struct ModuleState {
    /// nil where it can be imported.
    var problem: ImportProblem?
    /// The names that it binds; empty where they are not known.
    var names: Set<String> = []
    /// Whether `names` are all that one can know: not for extension modules and the like.
    var isKnown = false
    /// Whether it takes all names of a module that has not been run yet.
    var awaitsNames = false
    var constants: [String: OutlineConstant] = [:]
    /// What its names stand for, where that is known: what it imports, its classes, other names of its own.
    var origins: [String: Origin] = [:]
    /// The modules that it imports, for which it must be looked at again when they change.
    var imported: Set<String> = []
    /// Imports that fail, caught or not, by their place.
    var failures: [Failure] = []

    enum Origin: Hashable {
        case module(String)
        case name(String, of: String)
        /// Something of the module itself.
        case own(OutlineSubject)
    }

    struct Failure: Hashable {
        let problem: ImportProblem
        let isCaught: Bool
    }

    /// Whether another module would see a difference.
    func looksLike(_ other: ModuleState) -> Bool {
        problem == other.problem && names == other.names && isKnown == other.isKnown
            && awaitsNames == other.awaitsNames && constants == other.constants
    }
}
