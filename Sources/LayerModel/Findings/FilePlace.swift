/// Where something stands in a text file that people edit: rules, requirements, a function's own source.
public struct FilePlace: Sendable, Hashable, Codable, CustomStringConvertible {
    /// The path as it was given or found.
    public let file: String
    /// Counted from 1.
    public let line: Int
    /// Of the first character, counted from 1; nil where only the line is known.
    public let column: Int?
    /// The line that holds the last character; nil where the end is not known.
    public let endLine: Int?
    /// Of the character after the last one, counted from 1.
    public let endColumn: Int?
    /// Whether the file is one of the tool's own, which nobody's repository holds.
    public let isBuiltin: Bool

    public init(
        file: String, line: Int, column: Int? = nil, endLine: Int? = nil, endColumn: Int? = nil, isBuiltin: Bool = false
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
        self.isBuiltin = isBuiltin
    }

    /// `file:line`.
    public var description: String { "\(file):\(line)" }
}
