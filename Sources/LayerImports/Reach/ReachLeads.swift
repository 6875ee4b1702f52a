import LayerModel
import PythonImports
import SlimFiles

/// What the code of one module leads to.
struct ReachLeads: Sendable {
    struct Import: Sendable {
        /// Absolute.
        let module: String
        let line: Int
        /// In a `try` that lives with its failure.
        let isGuarded: Bool
        /// In a function.
        let isDeferred: Bool
    }

    struct Literal: Sendable {
        let text: String
        let line: Int
    }

    private(set) var imports: [Import] = []
    /// Modules that string literals name.
    private(set) var literals: [Literal] = []
    /// Groups of entry points that string literals name.
    private(set) var groups: [Literal] = []
    /// Modules that C strings of an extension module name.
    private(set) var nativeNames: [String] = []
    /// Whether it imports modules by names that are no literals.
    private(set) var computesImports = false

    init() {}

    init(of module: String, _ place: ModulePlace, _ file: ModuleFile, in world: ModuleWorld, names: ReachNames) throws {
        switch file.kind {
        case .bytecode: break
        case .native:
            try world.withContent(of: file) { nativeNames = CStrings.all(in: $0, where: names.isModule) }
        case .source:
            let isPackage = if case .package = place { true } else { false }
            let name = ImportingModule(module, isPackage: isPackage)
            let scan = try world.withContent(of: file) { span in
                let scan = ImportScanner.scan(span)
                readLiterals(span, names, literalCalls: scan.calls.count)
                return scan
            }
            read(scan, name, world)
            if scan.attachesStub, let stub = try Self.stub(beside: file, in: world) { read(stub, name, world) }
        }
    }

    private mutating func read(_ scan: ImportScan, _ name: ImportingModule, _ world: ModuleWorld) {
        let target = ImportTarget(
            minorVersion: world.target.pythonMinor, machine: world.target.architecture.machineName)
        for statement in scan.statements {
            guard statement.placement.context != .typeChecking, statement.placement.runs(on: target) != false else {
                continue
            }
            let placement = statement.placement
            switch statement.source {
            case .modules:
                for imported in statement.names { add(imported.name, statement.line, placement) }
            case .from(let base, let level):
                guard let base = name.absolute(base, level: level) else { continue }
                add(base, statement.line, placement)
                for imported in statement.names where world.modules["\(base).\(imported.name)"] != nil {
                    add("\(base).\(imported.name)", statement.line, placement)
                }
            }
        }
        for call in scan.calls where call.placement.runs(on: target) != false {
            let from =
                if case .named(let package)? = call.package { ImportingModule(package, isPackage: true) } else { name }
            guard let module = from.absolute(call.module, level: call.level) else { continue }
            add(module, call.line, call.placement)
        }
        for lazy in scan.lazyImports {
            guard let base = name.absolute(lazy.module, level: lazy.level) else { continue }
            add(base, lazy.line, nil)
            if let attribute = lazy.attribute, world.modules["\(base).\(attribute)"] != nil {
                add("\(base).\(attribute)", lazy.line, nil)
            }
        }
    }

    /// - Parameter placement: nil for lazy tables.
    private mutating func add(_ module: String, _ line: Int, _ placement: ImportPlacement?) {
        let isGuarded = placement?.isCaught ?? false
        let isDeferred = placement?.isDeferred ?? false
        imports.append(Import(module: module, line: line, isGuarded: isGuarded, isDeferred: isDeferred))
        // The standard library's zoneinfo reads this distribution where the system has no time zones, as on Lambda.
        if module == "zoneinfo" { add("tzdata", line, placement) }
    }

    private static let importers = ["import_module", "__import__"].map { Array($0.utf8) }

    private mutating func readLiterals(_ span: RawSpan, _ names: ReachNames, literalCalls: Int) {
        span.withUnsafeBytes { bytes in
            computesImports = QuotedNames.calls(of: Self.importers, in: bytes) > literalCalls
            QuotedNames.forEach(in: bytes) { text, line in
                if names.isGroup(text) {
                    groups.append(Literal(text: String(decoding: text, as: UTF8.self), line: line))
                }
                if let module = names.module(namedBy: text) { literals.append(Literal(text: module, line: line)) }
            }
        }
    }

    /// The imports of the `.pyi` file that `lazy_loader.attach_stub` reads.
    private static func stub(beside file: ModuleFile, in world: ModuleWorld) throws -> ImportScan? {
        let stub = ModuleFile(
            root: file.root, path: BytePath(bytes: file.path.bytes + Array("i".utf8)), kind: .source)
        guard world.file(stub) != nil else { return nil }
        return try world.withContent(of: stub) { ImportScanner.scan($0) }
    }
}

extension ImportPlacement {
    /// Whether code goes on where the module is not there.
    fileprivate var isCaught: Bool { fate(of: .missingModule) == .caught }
}
