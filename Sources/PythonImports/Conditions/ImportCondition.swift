/// The condition of an `if` around imports, as far as it asks for versions, platforms and type checkers.
public indirect enum ImportCondition: Sendable, Hashable {
    case literal(ConditionValue)
    case fact(PlatformFact)
    /// `TYPE_CHECKING`, of whatever module; false when code runs.
    case typeChecking
    /// `value[index]`.
    case element(ImportCondition, Int)
    /// `value[from:to]`; nil is an end left out.
    case slice(ImportCondition, from: Int?, to: Int?)
    case startsWith(ImportCondition, ImportCondition)
    /// `value.upper()` or `value.lower()`.
    case cased(ImportCondition, isUpper: Bool)
    case comparison(ImportCondition, ConditionOperator, ImportCondition)
    case not(ImportCondition)
    case and([ImportCondition])
    case or([ImportCondition])
    /// Anything else.
    case unknown
}

/// A literal in a condition, or what it works out to.
public enum ConditionValue: Sendable, Hashable {
    case boolean(Bool)
    case integer(Int)
    case string(String)
    /// One of which only the truth value is known.
    case opaque(Bool)
    case tuple([ConditionValue])
    /// `sys.version_info` or the start of it: elements follow that are not known.
    case openTuple([ConditionValue])
}

/// What the interpreter tells of itself.
public enum PlatformFact: String, Sendable, Hashable, CaseIterable {
    case versionInfo = "sys.version_info"
    case platform = "sys.platform"
    case osName = "os.name"
    case system = "platform.system()"
    case machine = "platform.machine()"
    case implementation = "platform.python_implementation()"
    case implementationName = "sys.implementation.name"
    case byteOrder = "sys.byteorder"
    case maximumSize = "sys.maxsize"
    /// Of the module; it is imported here, and not run as `__main__`.
    case ownName = "__name__"
}

/// A comparison of Python.
public enum ConditionOperator: String, Sendable, Hashable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case isIn = "in"
    case isNotIn = "not in"
}
