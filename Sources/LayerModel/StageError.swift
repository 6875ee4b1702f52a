/// Why a stage could not do its work: what is wrong, where, and what to do next.
public struct StageError: Error, Sendable, Hashable {
    /// Who has to act; the command line derives its exit status from it.
    public enum Cause: Sendable, Hashable {
        /// The command, the rule file or a patch's contract.
        case usage
        /// A file or folder that cannot be read, or is not what it should be.
        case input
        /// A place that cannot be written.
        case output
        /// A baseline that was named and is not there.
        case baseline
    }

    public let cause: Cause
    public let message: String
    /// A line that says what to do, where that can be said.
    public let hint: String?

    public init(_ cause: Cause, _ message: String, hint: String? = nil) {
        self.cause = cause
        self.message = message
        self.hint = hint
    }
}
