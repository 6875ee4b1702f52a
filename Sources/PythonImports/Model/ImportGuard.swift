/// A `try` or `with suppress(…)` that catches failures of the imports in it.
public struct ImportGuard: Sendable, Hashable {
    public enum Caught: Sendable, Hashable {
        /// ModuleNotFoundError only.
        case missingModules
        /// ImportError, which is a ModuleNotFoundError too.
        case importErrors
        /// Exception, BaseException, or a bare `except`.
        case everything
    }

    public enum RaisesAgain: Sendable, Hashable {
        case never
        /// Some `raise` of the handler stands under a condition or in a `try` of its own.
        case sometimes
        /// A `raise` ends the handler.
        case always
    }

    public struct Handler: Sendable, Hashable {
        /// The line of its `except`, or of the `with`, from 1.
        public let line: Int
        public let catches: Caught
        public let raisesAgain: RaisesAgain
    }

    /// The line of the `try` or `with`, from 1.
    public let line: Int
    /// Those that catch any failure of imports, in the order of the source; never empty.
    public let handlers: [Handler]

    /// The handler that a failure reaches, if any.
    public func handler(of failure: ImportFailure) -> Handler? {
        handlers.first { failure == .missingModule || $0.catches != .missingModules }
    }
}
