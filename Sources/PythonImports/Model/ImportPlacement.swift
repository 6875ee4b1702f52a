/// When an import runs, and what becomes of its failure.
public struct ImportPlacement: Sendable, Hashable {
    /// The enclosing statements alone decide; `guards` knows more of what catches a failure.
    public let context: ImportContext
    /// Whether it stands in a function or lambda, and runs when that is called.
    public let isDeferred: Bool
    /// The name of the outermost function around, behind those of its classes: `f`, `C.f`; nil outside of functions.
    public let function: String?
    /// What catches a failure where it happens, innermost first: a `try` around a function is no guard of its body.
    public let guards: [ImportGuard]
    /// What must hold for the import to run, outermost first; one for each branch of an `if` around it.
    public let conditions: [ImportCondition]

    /// What becomes of a failure that happens here.
    /// - Parameter error: what is raised.
    public func fate(of error: ImportFailure) -> ImportFate {
        var isUncertain = false
        for importGuard in guards {
            switch importGuard.handler(of: error)?.raisesAgain {
            case nil, .always: continue
            case .sometimes: isUncertain = true
            case .never: return isUncertain ? .uncertain : .caught
            }
        }
        return isUncertain ? .uncertain : .raised
    }

    /// Whether the import runs for a target; nil where that cannot be told.
    public func runs(on target: ImportTarget) -> Bool? {
        var isCertain = true
        for condition in conditions {
            switch condition.holds(on: target) {
            case false: return false
            case nil: isCertain = false
            default: break
            }
        }
        return isCertain ? true : nil
    }
}

extension ImportPlacement {
    /// The placement of a lambda's body that stands here.
    var deferred: ImportPlacement {
        ImportPlacement(
            context: context == .module ? .function : context, isDeferred: true, function: function, guards: [],
            conditions: conditions)
    }
}

/// How an import fails.
public enum ImportFailure: Sendable, Hashable {
    /// ModuleNotFoundError: no such module.
    case missingModule
    /// ImportError: the module lacks the name, or a library of it cannot be loaded.
    case missingName
}

/// What becomes of a failed import.
public enum ImportFate: Sendable, Hashable {
    case caught
    /// A handler raises again under some condition.
    case uncertain
    case raised
}
