import PythonImports

/// Finds what calls lead to: functions and methods of modules, through names that are imported and the classes that a
/// class is made from.
struct ClassLookup {
    let run: ImportRun

    /// A class with the module that it stands in.
    struct Class {
        let module: String
        let definition: OutlineClass
    }

    /// Names lead to names no further than this.
    private static let depthLimit = 12

    /// What a call by a dotted name may lead to, in the order in which it is called: functions, methods of classes and
    /// instances, and what makes an instance.
    ///
    /// - Parameter state: of the module with what a function of it has bound; nil for the module's own.
    func callees(
        of name: String, in module: String, _ state: ModuleState? = nil, depth: Int = 0
    ) -> [FailingFunctions.Key] {
        guard depth < Self.depthLimit, let state = state ?? run.states[module] else { return [] }
        let own = [name, name + ".__init__", name + ".__new__"].map {
            FailingFunctions.Key(module: module, name: $0)
        }
        return own + followed(name, in: module, state, depth: depth)
    }

    /// What a call in a function may lead to: by `self`, `cls` and `super()` in methods, by names as in the module.
    func callees(
        of name: String, inMethod function: String, of module: String, _ state: ModuleState
    ) -> [FailingFunctions.Key] {
        guard let dot = function.lastIndex(of: ".") else { return callees(of: name, in: module, state) }
        let own = String(function[..<dot])
        let called = String(name.drop { $0 != "." }.dropFirst())
        if name.hasPrefix("self.") || name.hasPrefix("cls.") {
            return callees(of: "\(own).\(called)", in: module, state)
        }
        guard name.hasPrefix("super("), let start = self.class(own, in: module) else {
            return callees(of: name, in: module, state)
        }
        return [method(called, of: start, afterOwn: true)].compactMap(\.self)
    }

    private func followed(
        _ name: String, in module: String, _ state: ModuleState, depth: Int
    ) -> [FailingFunctions.Key] {
        let first = String(name.prefix { $0 != "." })
        let rest = String(name.dropFirst(first.count + 1))
        switch state.origins[first] {
        case .own(.definition(let index))?:
            guard let found = definition(index, in: module) else { return [] }
            return (rest.isEmpty ? Self.makers : [rest]).compactMap { method($0, of: found) }
        case .own(.alias(let other))?:
            return callees(of: other + name.dropFirst(first.count), in: module, depth: depth + 1)
        case .own(.instance(let maker))?:
            guard let found = self.class(maker, in: module, depth: depth + 1) else { return [] }
            return [method(rest.isEmpty ? "__call__" : rest, of: found)].compactMap(\.self)
        case .name(let imported, let base)?:
            if !rest.isEmpty, run.states["\(base).\(imported)"] != nil {
                return callees(of: rest, in: "\(base).\(imported)", depth: depth + 1)
            }
            return callees(of: imported + name.dropFirst(first.count), in: base, depth: depth + 1)
        case .module(let imported)?:
            let (base, path) = longestModule(imported, rest)
            return path.isEmpty ? [] : callees(of: path, in: base, depth: depth + 1)
        case nil:
            return []
        }
    }

    /// What an instance is made by, in the order of the calls.
    private static let makers = ["__new__", "__init__", "__post_init__"]

    /// The class that a dotted name stands for in a module.
    func `class`(_ name: String, in module: String, depth: Int = 0) -> Class? {
        guard depth < Self.depthLimit, let state = run.states[module] else { return nil }
        let first = String(name.prefix { $0 != "." })
        let rest = String(name.dropFirst(first.count + 1))
        switch state.origins[first] {
        case .own(.definition(let index))? where rest.isEmpty: return definition(index, in: module)
        case .own(.alias(let other))?:
            return self.class(other + name.dropFirst(first.count), in: module, depth: depth + 1)
        case .name(let imported, let base)?:
            if !rest.isEmpty, run.states["\(base).\(imported)"] != nil {
                return self.class(rest, in: "\(base).\(imported)", depth: depth + 1)
            }
            return self.class(imported + name.dropFirst(first.count), in: base, depth: depth + 1)
        case .module(let imported)?:
            let (base, path) = longestModule(imported, rest)
            return path.isEmpty ? nil : self.class(path, in: base, depth: depth + 1)
        case .own?, nil: return nil
        }
    }

    /// `a.b` and `f` for `a` and `b.f` where `a.b` is a module.
    private func longestModule(_ module: String, _ rest: String) -> (String, String) {
        var base = module
        var path = Substring(rest)
        while case let next = path.prefix(while: { $0 != "." }), next.count < path.count,
            run.states["\(base).\(next)"] != nil
        {
            base = "\(base).\(next)"
            path = path.dropFirst(next.count + 1)
        }
        return (base, String(path))
    }

    private func definition(_ index: Int, in module: String) -> Class? {
        guard let classes = try? run.text(of: module).outline?.classes, classes.indices.contains(index) else {
            return nil
        }
        return Class(module: module, definition: classes[index])
    }

    /// A method of a class or of the first it is made from that has it.
    func method(_ name: String, of start: Class, afterOwn: Bool = false) -> FailingFunctions.Key? {
        for found in order(of: start).dropFirst(afterOwn ? 1 : 0) where found.definition.methods.contains(name) {
            return .init(module: found.module, name: "\(found.definition.name).\(name)")
        }
        return nil
    }
}
