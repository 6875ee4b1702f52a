/// Why a source text is no Python.
public struct PythonProblem: Error, Sendable, Hashable {
    /// Counted from 1; `\n`, `\r\n` and a lone `\r` end a line, as for CPython.
    public let line: Int
    /// Counted in characters, from 1.
    public let column: Int
    /// One line, without a full stop.
    public let message: String
}

extension PythonProblem: CustomStringConvertible {
    public var description: String { "line \(line), column \(column): \(message)" }
}
