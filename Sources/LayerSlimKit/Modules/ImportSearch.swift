import LayerImports
import LayerModel
import PythonImports
import SlimFiles

/// Looks through the Python source of a layer for imports of certain modules.
///
/// `from a import b` counts as an import of `a.b` too, though `b` may be an attribute of `a`.
struct ImportSearch: Sendable {
    let analysis: LayerAnalysis
    /// Which files are there, by their index.
    var isKept: @Sendable (Int) -> Bool = { _ in true }
    /// New content of files that are patched.
    var replaced: [Int: [UInt8]] = [:]
    let jobs: Int

    init(analysis: LayerAnalysis, jobs: Int) {
        self.analysis = analysis
        self.jobs = jobs
    }

    /// The places that import one of the modules, by the module's dotted name, in the order of paths and lines.
    func sites(importing modules: Set<String>) throws -> [String: [ImportSite]] {
        guard !modules.isEmpty else { return [:] }
        let target = analysis.target.target
        let files = analysis.tree.files.indices.filter { file in
            analysis.kinds[file] == .python && analysis.tree.files[file].isRegular && isKept(file)
        }
        let found = try concurrentMap(files.chunked(by: 64), jobs: jobs) { chunk in
            try chunk.flatMap { file -> [(String, ImportSite)] in
                let path = analysis.tree.files[file].path
                guard let name = ModuleName(of: path, target: target) else { return [] }
                let imports = try Self.imports(in: scan(file), of: name, target: target)
                return imports.filter { modules.contains($0.module) }.map {
                    let site = ImportSite(
                        path: path, line: $0.line, context: $0.context, isAttribute: $0.isAttribute)
                    return ($0.module, site)
                }
            }
        }
        var sites: [String: [ImportSite]] = [:]
        for (module, site) in found.joined() where sites[module]?.last != site {
            sites[module, default: []].append(site)
        }
        return sites
    }

    private func scan(_ file: Int) throws -> ImportScan {
        if let bytes = replaced[file] { return ImportScanner.scan(bytes) }
        return try analysis.tree.withBytes(of: analysis.tree.files[file]) { ImportScanner.scan($0) }
    }

    private struct Import {
        let module: String
        let line: Int
        let context: ImportSite.Context
        var isAttribute = false
    }

    private static func imports(in scan: ImportScan, of name: ModuleName, target: LambdaTarget) -> [Import] {
        let condition = ImportTarget(minorVersion: target.pythonMinor, machine: target.architecture.machineName)
        var found: [Import] = []
        for statement in scan.statements where statement.placement.runs(on: condition) != false {
            let context = ImportSite.Context(statement.placement)
            let (named, attributes) = modules(of: statement, in: name)
            found += named.sorted().map { Import(module: $0, line: statement.line, context: context) }
            found += attributes.map { Import(module: $0, line: statement.line, context: context, isAttribute: true) }
        }
        for call in scan.calls where call.placement.runs(on: condition) != false {
            guard let module = resolve(call.module, level: call.level, in: name) else { continue }
            found.append(Import(module: module, line: call.line, context: .init(call.placement)))
        }
        for lazy in scan.lazyImports {
            guard let module = resolve(lazy.module, level: lazy.level, in: name) else { continue }
            for wanted in [module] + (lazy.attribute.map { [module + "." + $0] } ?? []) {
                found.append(Import(module: wanted, line: lazy.line, context: .lazy))
            }
        }
        return found
    }

    /// The modules that a statement makes the interpreter look for, those on the way to them included, and those that it
    /// may ask for as attributes.
    private static func modules(
        of statement: ImportStatement, in name: ModuleName
    ) -> (named: Set<String>, attributes: [String]) {
        switch statement.source {
        case .modules: return (Set(statement.names.flatMap { prefixes(of: $0.name) }), [])
        case .from(let module, let level):
            guard let base = resolve(module, level: level, in: name) else { return ([], []) }
            return (Set(prefixes(of: base)), statement.isStar ? [] : statement.names.map { base + "." + $0.name })
        }
    }

    /// `a`, `a.b`, `a.b.c` of `a.b.c`.
    private static func prefixes(of module: String) -> [String] {
        let parts = module.split(separator: ".")
        return parts.indices.map { parts[...$0].joined(separator: ".") }
    }

    /// The absolute name; nil where the dots lead out of the top-level package.
    private static func resolve(_ module: String, level: Int, in name: ModuleName) -> String? {
        guard level > 0 else { return module.isEmpty ? nil : module }
        let package = name.package
        guard level <= package.count else { return nil }
        let base = package.prefix(package.count - level + 1)
        return (base + (module.isEmpty ? [] : [module])).joined(separator: ".")
    }
}

extension ImportSite.Context {
    fileprivate init(_ placement: ImportPlacement) {
        // A handler that raises again guards nothing.
        let isRaised = placement.context == .guarded && placement.fate(of: .missingModule) == .raised
        self = isRaised ? (placement.isDeferred ? .function : .module) : .init(placement.context)
    }
}
