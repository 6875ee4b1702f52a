import LayerModel
import SlimFiles

/// Finds what extension modules import, in packages that lost modules.
struct NativeImports {
    let now: ImportRun
    let then: ImportRun
    let jobs: Int

    /// Extension modules whose imports are known now and were not before.
    func changed() throws -> [String] {
        var touched: Set<String> = []
        for (module, place) in then.world.modules where place.file != nil {
            let isGone = now.world.modules[module]?.file == nil
            if isGone || now.states[module]?.problem != nil && then.states[module]?.problem == nil {
                touched.insert(Self.top(of: module))
            }
        }
        let wanted = now.world.modules.compactMap { module, place -> (String, ModuleFile)? in
            guard let file = place.file, file.kind == .native, now.nativeImports[module] == nil,
                touched.contains(Self.top(of: module))
            else { return nil }
            return (module, file)
        }.sorted { $0.0 < $1.0 }
        let known = then.world.modules
        let world = now.world
        let found = try concurrentMap(wanted, jobs: jobs) { module, file in
            try world.withBytes(of: file) { bytes in
                NativeNames.names(in: bytes, below: Self.top(of: module)) { $0 != module && known[$0]?.file != nil }
            }
        }
        for ((module, _), names) in zip(wanted, found) { now.nativeImports[module] = names }
        return zip(wanted, found).filter { !$1.isEmpty }.map(\.0.0)
    }

    private static func top(of module: String) -> String { String(module.prefix { $0 != "." }) }
}
