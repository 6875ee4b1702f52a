/// Lines of columns, each as wide as its widest cell; the last text column takes what the width leaves.
public struct TextTable: Sendable {
    public enum Alignment: Sendable { case left, right }

    public struct Column: Sendable {
        let title: String
        let alignment: Alignment
        /// Cells longer than this are cut with an ellipsis.
        let limit: Int

        public init(_ title: String, _ alignment: Alignment = .left, limit: Int = .max) {
            self.title = title
            self.alignment = alignment
            self.limit = limit
        }
    }

    private let columns: [Column]
    private var rows: [[String]] = []

    public init(_ columns: [Column]) { self.columns = columns }

    public mutating func add(_ cells: [String]) { rows.append(cells) }

    /// The table with its header, a line a row, without trailing spaces.
    public func rendered(gap: String = " ") -> [String] {
        let all = ([columns.map(\.title)] + rows).map { row in
            zip(columns, row).map { column, cell in Self.cut(cell, to: column.limit) }
        }
        let widths = columns.indices.map { column in all.map { $0.count > column ? $0[column].count : 0 }.max() ?? 0 }
        return all.map { row in
            var line = ""
            for (number, cell) in row.enumerated() {
                if number > 0 { line += gap }
                let padding = String(repeating: " ", count: widths[number] - cell.count)
                line += columns[number].alignment == .right ? padding + cell : cell + padding
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The first `width` characters, the last of them an ellipsis where something was cut.
    public static func cut(_ text: String, to width: Int) -> String {
        text.count <= width ? text : text.prefix(max(width - 1, 0)) + "…"
    }
}
