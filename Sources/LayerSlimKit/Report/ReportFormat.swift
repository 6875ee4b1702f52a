/// How a report is written.
public enum ReportFormat: String, Sendable, CaseIterable {
    case text
    case json
    case markdown
}

extension ApplyReport {
    /// - Parameter showsAll: every row and note in the formats for people; JSON always has them.
    public func rendered(as format: ReportFormat, showsAll: Bool) throws -> String {
        switch format {
        case .text: text(showsAll: showsAll)
        case .json: String(decoding: try JSON.encode(self, isPretty: true), as: UTF8.self)
        case .markdown: markdown
        }
    }
}
