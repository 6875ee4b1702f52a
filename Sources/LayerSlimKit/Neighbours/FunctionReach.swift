import LayerImports
import LayerModel
import PythonPackages
import SlimFiles

/// How the imports of a function reach the distributions of a layer.
struct FunctionReach {
    enum Standing: Sendable, Hashable {
        case imported
        /// Only by a name that code looks up or puts together, or through what is so named; where, for people.
        case named(String)
        /// Only by imports inside functions of other distributions; where, for people.
        case deferred(String)
        /// It holds no module, so that no import can tell.
        case withoutModules
        case unreached
    }

    /// For each distribution of the layer.
    let standings: [Standing]
    /// For unreached ones, a place that imports it and goes on without it, for people.
    let guarded: [Int: String]
    /// How surely each module of the layer, its neighbours and the function is reached; those that are not are left out.
    let modules: [String: ImportReach.Certainty]

    /// - Parameters:
    ///   - path: the layer with a function.
    ///   - world: what that makes importable.
    ///   - required: modules that rules require outside of any package.
    init(_ path: LambdaPath, in world: ModuleWorld, required: [String] = [], jobs: Int) throws {
        let layer = path.layer
        let folders = path.folders
        var plugins: [String: [String]] = [:]
        for part in path.parts {
            for (group, module) in try part.analysis.plugins() { plugins[group, default: []].append(module) }
        }
        let code = path.neighbours.function.map { FunctionCode($0).sources } ?? []
        let own = Set(code.map(\.path))
        let functionRoot = path.neighbours.function == nil ? nil : 0
        let reach = try ImportReach(
            of: code.map(\.name) + required, in: world, plugins: plugins, jobs: jobs
        ) { file in file.root == functionRoot && own.contains(file.path) }

        let layerRoot = folders.firstIndex { $0.part == 0 && $0.isSiteRoot }
        let owners = ModuleOwners(layer: layer, root: layerRoot, world: world)
        var best: [Int: (certainty: ImportReach.Certainty, named: String)] = [:]
        for module in reach.steps.keys.sorted() {
            guard let step = reach.steps[module] else { continue }
            for owner in owners.distributions(of: module) {
                if let known = best[owner], known.certainty >= step.certainty { continue }
                best[owner] = (step.certainty, Self.text(of: step))
            }
        }
        Self.addLinked(&best, layer)
        let holders = owners.all
        standings = layer.distributions.indices.map { index in
            guard let found = best[index] else { return holders.contains(index) ? .unreached : .withoutModules }
            switch found.certainty {
            case .imported: return .imported
            case .deferred: return .deferred(found.named)
            case .named: return .named(found.named)
            }
        }
        var guarded: [Int: String] = [:]
        for module in reach.guarded.keys.sorted() {
            guard let step = reach.guarded[module] else { continue }
            for owner in owners.distributions(of: module) where best[owner] == nil && guarded[owner] == nil {
                guarded[owner] = Self.place(of: step)
            }
        }
        self.guarded = guarded
        modules = reach.steps.mapValues(\.certainty)
    }

    /// The distributions that no import reaches.
    var unreached: Set<Int> { Set(standings.indices.filter { standings[$0] == .unreached }) }

    /// `named in pkg/mod.py:12, group a.b`, or `through pkg/mod.py:3` where an import of what is named leads on.
    private static func text(of step: ImportReach.Step) -> String {
        guard step.file != nil else { return "the rules require it" }
        let group = step.group.map { ", group \($0)" } ?? ""
        return (step.isByName ? "named in " : "through ") + place(of: step) + group
    }

    /// `pkg/mod.py:12`.
    private static func place(of step: ImportReach.Step) -> String {
        guard let file = step.file else { return "" }
        return step.line.map { "\(file.path):\($0)" } ?? "\(file.path)"
    }

    /// Libraries that reached extension modules link to are reached as well.
    private static func addLinked(
        _ best: inout [Int: (certainty: ImportReach.Certainty, named: String)], _ layer: LayerAnalysis
    ) {
        let libraries = LibraryIndex(analysis: layer)
        var queue = best.keys.sorted()
        var byOwner: [Int: [Int]] = [:]
        for file in layer.natives.keys.sorted() {
            if case .distribution(let owner) = layer.owners[file] { byOwner[owner, default: []].append(file) }
        }
        while let owner = queue.popLast() {
            guard let reached = best[owner] else { continue }
            for file in byOwner[owner] ?? [] {
                for dependency in libraries.dependencies(of: file) {
                    guard let library = dependency.file, case .distribution(let other) = layer.owners[library],
                        best[other] == nil
                    else { continue }
                    best[other] = (reached.certainty, "through \(layer.tree.files[file].path), which links to it")
                    queue.append(other)
                }
            }
        }
    }
}

/// Which distributions of a layer hold which modules.
private struct ModuleOwners {
    let layer: LayerAnalysis
    /// Of the layer's site root in the world; nil where it is not on `sys.path`.
    let root: Int?
    let world: ModuleWorld

    func distributions(of module: String) -> [Int] {
        guard let file = world.modules[module]?.file, file.root == root, let index = layer.fileIndex[file.path] else {
            return []
        }
        switch layer.owners[index] {
        case .distribution(let owner): return [owner]
        case .shared(let owners): return owners
        case .unowned: return []
        }
    }

    /// Distributions that hold any module which the interpreter finds here.
    var all: Set<Int> { Set(world.modules.keys.flatMap(distributions)) }
}

extension LayerAnalysis {
    /// The modules that entry points name, by their group; programs of the command line are imported by nobody.
    fileprivate func plugins() throws -> [(group: String, module: String)] {
        try distributions.flatMap { distribution -> [(group: String, module: String)] in
            guard let file = fileIndex[distribution.folder.appending("entry_points.txt")],
                tree.files[file].isRegular, tree.files[file].isReadable
            else { return [] }
            let entries = EntryPoints(parsing: try tree.read(tree.files[file])).entries
            return entries.filter { !["console_scripts", "gui_scripts"].contains($0.group) }.compactMap { entry in
                entry.module.map { (entry.group, $0) }
            }
        }
    }
}
