import LayerModel
import SlimFiles

/// Follows imports from module to module, a wave at a time: first what is certain, then what is only named.
struct ReachSearch {
    private let world: ModuleWorld
    private let plugins: [String: [String]]
    private let jobs: Int
    private let isOwn: @Sendable (ModuleFile) -> Bool
    private let names: ReachNames

    private(set) var steps: [String: ImportReach.Step] = [:]
    private(set) var guarded: [String: ImportReach.Step] = [:]
    /// What the code of each module that was read leads to.
    private var leads: [String: ReachLeads] = [:]
    private var wave: [String] = []
    /// What waits until nothing more certain is left to follow.
    private var waiting: [ImportReach.Certainty: [(module: String, step: ImportReach.Step)]] = [:]

    init(
        world: ModuleWorld, plugins: [String: [String]], jobs: Int, isOwn: @escaping @Sendable (ModuleFile) -> Bool
    ) {
        self.world = world
        self.plugins = plugins
        self.jobs = jobs
        self.isOwn = isOwn
        names = ReachNames(world: world, groups: Set(plugins.keys))
    }

    mutating func begin(at module: String) {
        visit(module, .init(file: nil, line: nil, group: nil, certainty: .imported))
    }

    mutating func run() throws {
        while true {
            while !wave.isEmpty { try follow() }
            if release(.deferred) { continue }
            addNamed()
            guard release(.named) else { return }
        }
    }

    /// Visits what waited.
    private mutating func release(_ certainty: ImportReach.Certainty) -> Bool {
        for (module, step) in waiting.removeValue(forKey: certainty) ?? [] { visit(module, step) }
        return !wave.isEmpty
    }

    /// Notes a module and the packages above it.
    private mutating func visit(_ module: String, _ step: ImportReach.Step) {
        var end = module.startIndex
        while true {
            end = module[end...].firstIndex(of: ".") ?? module.endIndex
            let part = String(module[..<end])
            guard world.modules[part] != nil, world.place(of: part)?.isLayered ?? false else { return }
            if steps[part] == nil {
                steps[part] = step
                wave.append(part)
            }
            guard end < module.endIndex else { return }
            end = module.index(after: end)
        }
    }

    /// Reads the modules of a wave and visits what they import.
    private mutating func follow() throws {
        let modules = wave.sorted()
        wave = []
        let world = world
        let names = names
        let found = try concurrentMap(modules, jobs: jobs) { module -> ReachLeads in
            guard let place = world.place(of: module), let file = place.file else { return ReachLeads() }
            return try ReachLeads(of: module, place, file, in: world, names: names)
        }
        for (module, leads) in zip(modules, found) {
            self.leads[module] = leads
            guard let file = world.place(of: module)?.file else { continue }
            let certainty = steps[module]?.certainty ?? .imported
            for lead in leads.imports {
                let isLate = lead.isDeferred && !isOwn(file)
                let step = ImportReach.Step(
                    file: file, line: lead.line, group: nil, certainty: isLate ? min(certainty, .deferred) : certainty)
                if lead.isGuarded, !isOwn(file) {
                    if guarded[lead.module] == nil, world.modules[lead.module] != nil { guarded[lead.module] = step }
                } else if step.certainty == certainty {
                    visit(lead.module, step)
                } else {
                    waiting[step.certainty, default: []].append((lead.module, step))
                }
            }
            for name in leads.nativeNames {
                let isInside = name.top == module.top
                let step = ImportReach.Step(
                    file: file, line: nil, group: nil, certainty: isInside ? certainty : .named, isByName: !isInside)
                if isInside { visit(name, step) } else { waiting[.named, default: []].append((name, step)) }
            }
        }
    }

    /// What code that was read names without importing it: plugins of groups that it reads, and literals where names are
    /// computed.
    private mutating func addNamed() {
        let computing = Set(leads.filter(\.value.computesImports).keys)
        for module in leads.keys.sorted() {
            guard let lead = leads[module], let file = world.place(of: module)?.file else { continue }
            for group in lead.groups {
                for plugin in plugins[group.text] ?? [] where steps[plugin] == nil {
                    waiting[.named, default: []].append(
                        (
                            plugin,
                            .init(file: file, line: group.line, group: group.text, certainty: .named, isByName: true)
                        ))
                }
            }
            guard lead.computesImports || lead.imports.contains(where: { computing.contains($0.module) }) else {
                continue
            }
            for literal in lead.literals where steps[literal.text] == nil {
                waiting[.named, default: []].append(
                    (literal.text, .init(file: file, line: literal.line, group: nil, certainty: .named, isByName: true))
                )
            }
        }
    }
}

extension ModulePlace {
    /// Whether layers or function hold it.
    fileprivate var isLayered: Bool {
        switch self {
        case .module, .package, .namespace: true
        case .standardLibrary, .runtime: false
        }
    }
}

extension String {
    /// The first part of a dotted name.
    fileprivate var top: Substring { prefix { $0 != "." } }
}
