/// The kind of place that an import stands in: of those that enclose it, the first in this order.
public enum ImportContext: String, Sendable, Hashable, CaseIterable {
    /// Under a condition that is false unless `TYPE_CHECKING` is true.
    case typeChecking = "type-checking"
    /// In a `try` whose handlers catch ImportError, ModuleNotFoundError, Exception, BaseException or everything.
    case guarded
    /// In a function, so that it runs when that is called.
    case function
    /// At module level, classes included.
    case module
}
