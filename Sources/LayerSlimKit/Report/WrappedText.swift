/// Long lines for a terminal.
public enum WrappedText {
    /// Columns of a report.
    public static let width = 80

    /// Breaks a line at spaces so that no piece is longer than `width` columns where that can be helped.
    ///
    /// - Parameter indent: what every piece but the first begins with.
    public static func lines(_ text: String, indent: String, width: Int = width) -> [String] {
        var lines: [String] = []
        var line = ""
        for (number, word) in text.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
            if number > 0, line.count + 1 + word.count > width, line.count > indent.count {
                while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
                lines.append(line)
                line = indent + word
            } else {
                line += number > 0 ? " " + word : String(word)
            }
        }
        return lines + [line]
    }
}
