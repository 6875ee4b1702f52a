import LayerModel

/// The exit status of the tool. The first stage that fails decides.
enum ExitStatus: Int32 {
    case done = 0
    /// A limit, a budget or a check failed.
    case failedCheck = 1
    /// Wrong usage, a mistake in a rule file, a patch whose contract does not hold, `--strict`.
    case usage = 2
    /// Input or output is broken.
    case broken = 3
    /// A named baseline is missing or unreadable.
    case noBaseline = 4

    init(_ cause: StageError.Cause) {
        switch cause {
        case .usage: self = .usage
        case .input, .output: self = .broken
        case .baseline: self = .noBaseline
        }
    }
}
