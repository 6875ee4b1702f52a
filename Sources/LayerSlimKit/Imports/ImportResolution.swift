import LayerImports
import LayerModel
import PythonImports
import SlimFiles

/// What the imports of a layer lead to, as the interpreter would find it on Lambda.
struct ImportResolution: Sendable {
    private let world: ModuleWorld

    init(_ analysis: LayerAnalysis) throws {
        world = try ModuleWorld(layer: analysis)
    }

    /// Where one name of an import is found.
    enum Answer: Sendable, Hashable {
        /// The file that is run or loaded, from the site root; for a package without `__init__` its first folder.
        case path(String)
        case standardLibrary
        case runtime
        /// Nothing provides it, or its dots lead out of its package.
        case missing
    }

    /// An answer for each name of an import in their order, or one for the module where it names nothing else.
    ///
    /// A name that is no module is looked for in the module that it is imported from, whatever that holds.
    func answers(for listed: ListedImport, in file: BytePath) -> [Answer] {
        guard let module = listed.module else { return listed.names.map { answer($0.name) } }
        guard let base = absolute(module, listed, in: file) else {
            return Array(repeating: .missing, count: max(1, listed.names.count))
        }
        let whole = answer(base)
        if listed.names.isEmpty || listed.names.contains(where: { $0.name == "*" }) { return [whole] }
        return listed.names.map { name in
            guard case .path = whole, let place = world.place(of: base + "." + name.name) else { return whole }
            return Self.answer(place)
        }
    }

    /// The absolute name; nil where the dots lead out of the top-level package.
    private func absolute(_ module: String, _ listed: ListedImport, in file: BytePath) -> String? {
        guard listed.level > 0 else { return module }
        var package: [String]
        if case .named(let name)? = listed.package {
            package = name.split(separator: ".").map(String.init)
        } else {
            guard let own = ModuleName(of: file, target: world.target) else { return nil }
            package = own.package
        }
        guard listed.level <= package.count else { return nil }
        package.removeLast(listed.level - 1)
        return (package + (module.isEmpty ? [] : [module])).joined(separator: ".")
    }

    private func answer(_ module: String) -> Answer { world.place(of: module).map(Self.answer) ?? .missing }

    private static func answer(_ place: ModulePlace) -> Answer {
        switch place {
        case .module(let file), .package(let file, _): .path("\(file.path)")
        case .namespace(let folders): .path((folders.first.map { "\($0.path)" } ?? "") + "/")
        case .standardLibrary: .standardLibrary
        case .runtime: .runtime
        }
    }
}

extension ImportResolution.Answer: CustomStringConvertible {
    var description: String {
        switch self {
        case .path(let path): path
        case .standardLibrary: "the standard library"
        case .runtime: "Lambda's runtime"
        case .missing: "nothing here"
        }
    }
}
