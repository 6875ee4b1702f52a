/// What a module has at its top level once it has been imported, as far as its source tells without being run.
public struct ModuleBindings: Sendable, Hashable {
    /// Names that module-level statements bind: assignments, `def`, `class`, `type`, imports, targets of `for` and
    /// `with`, `:=`, and what functions declare `global`. Star imports add more; `except … as` and `case` are left out.
    ///
    /// A module whose names hold `__getattr__` answers for others too.
    public let names: Set<String>
    /// The strings of `__all__`, in the order of the source; nil where there is none or a part of it is not literal.
    public let exports: [String]?
    /// Whether names may be bound that cannot be seen: through `globals()`, `exec` or `sys.modules[__name__]`.
    public let bindsUnseenNames: Bool
    /// Calls and decorators that run while the module is imported, class bodies included, in the order of the source.
    public let calls: [ModuleCall]
    /// What functions of the module call by name, for those that its own calls reach, directly or through each other.
    ///
    /// Keys are as in ``ImportPlacement/function``; a call of a class reaches its `__init__` and `__new__`.
    public let callsWithin: [String: [String]]
}

/// A call of something by its name, as in `f(…)`, `a.f(…)` or `@f`.
public struct ModuleCall: Sendable, Hashable {
    /// The line of the name, from 1.
    public let line: Int
    /// As the source spells it, with its dots.
    public let function: String
    public let placement: ImportPlacement
}
