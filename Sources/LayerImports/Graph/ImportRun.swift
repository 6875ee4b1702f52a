import ELFFormat
import LayerModel
import PythonImports

/// Works out which modules of a world can be imported, to a fixed point: every module is run with what is known of the
/// others, and again when something that it imports changes.
final class ImportRun {
    let world: ModuleWorld
    let target: ImportTarget
    /// The run of the world before, whose names and modules count as lost where this one lacks them.
    let reference: ImportRun?
    private let texts: ModuleTexts
    private(set) var states: [String: ModuleState] = [:]
    var functions = FailingFunctions()
    /// What extension modules import, where that has been looked at.
    var nativeImports: [String: [String]] = [:]
    private var queue: [String] = []
    private var queued: Set<String> = []
    private var dependents: [String: Set<String>] = [:]
    /// How often each module has been run.
    private var rounds: [String: Int] = [:]
    private lazy var natives = NativeProblems(world: world)

    /// A module whose state still changes after so many runs is left as it is.
    private static let roundLimit = 30

    init(world: ModuleWorld, texts: ModuleTexts, reference: ImportRun? = nil) {
        self.world = world
        self.texts = texts
        self.reference = reference
        target = ImportTarget(minorVersion: world.target.pythonMinor, machine: world.target.architecture.machineName)
    }

    /// Runs modules, and whatever they import.
    func settle(_ modules: some Sequence<String>) throws {
        for module in modules { enqueue(module) }
        try runQueue()
        // Modules that fail by each other alone do so because one of them was run when it was too early to judge.
        for _ in 0..<8 {
            let idle = ungrounded()
            guard !idle.isEmpty else { return }
            for module in idle {
                states[module]?.problem = nil
                rounds[module] = nil
            }
            for module in idle { enqueue(module) }
            try runQueue()
        }
    }

    private func runQueue() throws {
        var next = 0
        while next < queue.count {
            let module = queue[next]
            next += 1
            queued.remove(module)
            rounds[module, default: 0] += 1
            guard rounds[module, default: 0] <= Self.roundLimit, let place = world.place(of: module) else { continue }
            let state = try state(of: module, at: place)
            let old = states[module]
            states[module] = state
            for imported in state.imported { dependents[imported, default: []].insert(module) }
            if let old, old.looksLike(state) { continue }
            for dependent in dependents[module, default: []].sorted() { enqueue(dependent) }
        }
        queue = []
    }

    /// Failing modules whose failure leads back to itself, sorted.
    private func ungrounded() -> [String] {
        var isGrounded: [String: Bool] = [:]
        for start in states.keys {
            var path: [String] = []
            var module = start
            var verdict = true
            while true {
                if let known = isGrounded[module] {
                    verdict = known
                    break
                }
                path.append(module)
                isGrounded[module] = false
                guard case .unimportable(let next)? = states[module]?.problem?.cause else {
                    verdict = true
                    break
                }
                module = next
            }
            for module in path { isGrounded[module] = verdict }
        }
        return isGrounded.filter { !$0.value && states[$0.key]?.problem != nil }.keys.sorted()
    }

    private func enqueue(_ module: String) {
        if queued.insert(module).inserted { queue.append(module) }
    }

    private func state(of module: String, at place: ModulePlace) throws -> ModuleState {
        guard let file = place.file else { return ModuleState() }
        switch file.kind {
        case .bytecode: return ModuleState()
        case .native: return nativeState(of: module, file)
        case .source: break
        }
        guard let outline = try texts.text(of: file, in: world).outline else { return ModuleState() }
        var run = ModuleRun(of: module, isPackage: place.isPackage, in: self)
        let problem = run.runAll(outline.body)
        var state = run.state
        // What may happen is noted where it stands, and not passed on: nearly everything may fail somehow.
        state.problem = problem
        return state
    }

    private func nativeState(of module: String, _ file: ModuleFile) -> ModuleState {
        var state = ModuleState()
        if let library = natives.missingLibrary(of: file) {
            state.problem = ImportProblem(kind: .importError, cause: .library(library), site: nil)
            return state
        }
        for name in nativeImports[module, default: []] {
            var run = ModuleRun(of: module, isPackage: false, in: self)
            let problem = run.importing(name, line: 0)
            state.imported.formUnion(run.state.imported)
            if state.problem == nil { state.problem = problem }
        }
        return state
    }

    func text(of module: String) throws -> ModuleText {
        guard let file = world.place(of: module)?.file, file.kind == .source else { return .opaque }
        return try texts.text(of: file, in: world)
    }

    func source(of module: String) throws -> [UInt8] {
        guard let file = world.place(of: module)?.file else { return [] }
        return try world.bytes(of: file)
    }

    /// Why a module above or at the end of a name cannot be imported, given that those above it can.
    func problem(importing module: String, site: ImportProblem.Site) -> ImportProblem? {
        if let state = states[module] {
            return state.problem.map {
                ImportProblem(
                    kind: $0.kind, cause: .unimportable(module), site: site, isUncertain: $0.isUncertain)
            }
        }
        guard let place = world.place(of: module) else {
            return isMadeAtRunTime(module)
                ? nil : ImportProblem(kind: .missingModule, cause: .absent(module), site: site)
        }
        if let before = problemOfRuntime(module) {
            return ImportProblem(kind: before.kind, cause: .unimportable(module), site: site)
        }
        if place.file != nil { enqueue(module) }
        return nil
    }

    /// Why a module of the runtime cannot be imported: the layer's own copy could not, and theirs is much the same.
    func problemOfRuntime(_ module: String) -> ImportProblem? {
        guard world.place(of: module) == .runtime, let problem = reference?.states[module]?.problem else { return nil }
        return problem.isUncertain ? nil : problem
    }

    /// Whether a module without a file may be put into `sys.modules` by the one above it.
    private func isMadeAtRunTime(_ module: String) -> Bool {
        guard let dot = module.lastIndex(of: ".") else { return false }
        switch reference?.world.place(of: module) {
        case .module?, .package?: return false
        // A folder of stubs or data that went: what bears its name was made by code.
        case .namespace?: return reference?.world.holdsModules(module) == false
        default: break
        }
        let parent = String(module[..<dot])
        guard let file = world.place(of: parent)?.file else { return world.place(of: parent) == nil }
        guard file.kind == .source else { return true }
        return (try? texts.text(of: file, in: world).makesModules) ?? true
    }

    func isNamespace(_ module: String) -> Bool {
        if case .namespace? = world.place(of: module) { true } else { false }
    }

    /// Whether a module had a name, or a submodule of it, and has it no more.
    func hasLost(_ name: String, of module: String) -> Bool {
        guard let reference else { return false }
        // Without its file a package is a folder that binds nothing.
        if isNamespace(module), reference.world.place(of: module)?.file != nil { return true }
        let submodule = "\(module).\(name)"
        if let before = reference.states[module], before.names.contains(name) {
            guard world.place(of: module)?.file?.kind == .source else { return isNamespace(module) }
            // A module that fails lacks names because it does, and that is reported of it.
            guard let now = states[module], now.problem == nil, !now.awaitsNames else { return false }
            return !now.names.contains(name)
        }
        return hasLostFile(of: submodule)
    }

    /// Whether the file of a module is gone, and neither the runtime nor the interpreter brings it instead.
    func hasLostFile(of module: String) -> Bool {
        guard reference?.world.place(of: module)?.file != nil else { return false }
        return switch world.place(of: module) {
        case nil, .namespace?: true
        case .package?, .module?, .runtime?, .standardLibrary?: false
        }
    }

    /// The modules that the `__getattr__` of a module may take a name from, by its tables.
    func lazySources(of name: String, in module: String) -> [String] {
        guard let place = world.place(of: module), let text = try? text(of: module) else { return [] }
        let own = ModuleName(dotted: module, isPackage: place.isPackage)
        return text.lazyImports.filter { $0.attribute == name }.compactMap { own.absolute($0.module, level: $0.level) }
            .filter { (reference?.world ?? world).place(of: $0)?.file != nil }
    }

    /// What becomes of a name that a module imports when it is asked for it; nil where that failed before as well, or where
    /// no module was meant.
    func problem(of lazy: LazyImport, in module: String) -> ImportProblem? {
        guard let reference, let state = states[module], let isPackage = world.place(of: module)?.isPackage,
            let wanted = ModuleName(dotted: module, isPackage: isPackage).absolute(lazy.module, level: lazy.level),
            reference.world.place(of: wanted)?.file != nil, reference.firstProblem(of: wanted) == nil
        else { return nil }
        var run = ModuleRun(of: module, isPackage: isPackage, in: self, after: state)
        if let problem = run.importing(wanted, line: lazy.line) { return problem }
        return lazy.attribute.flatMap { run.importing($0, from: wanted, line: lazy.line) }
    }

    /// The literal `__all__` of a module.
    func exports(of module: String) -> [String]? { (try? text(of: module))?.outline?.exports }

    /// A star import asks a module for all names of an `__all__` that code makes, those of its `__getattr__` among them.
    func problem(ofAllNamesOf module: String, _ state: ModuleState, site: ImportProblem.Site) -> ImportProblem? {
        guard hasFailingFunctions, state.names.contains("__all__"), exports(of: module) == nil else { return nil }
        return functions.problem(ofAttributesOf: module, site: site)
    }

    var hasFailingFunctions: Bool { !functions.isEmpty }

    func problem(calling callee: String, in module: String, _ state: ModuleState, line: Int) -> ImportProblem? {
        functions.problem(
            calling: ClassLookup(run: self).callees(of: callee, in: module, state),
            site: ImportProblem.Site(module: module, line: line))
    }
}
