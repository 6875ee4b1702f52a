import LayerSlimKit

/// How a comparison is written.
public enum DiffFormat: String, Sendable, CaseIterable {
    case text
    case json
}

extension DiffReport {
    /// - Parameter showsAll: every row in the formats for people; JSON always has them.
    public func rendered(as format: DiffFormat, showsAll: Bool) throws -> String {
        switch format {
        case .text: text(showsAll: showsAll)
        case .json: String(decoding: try JSON.encode(self, isPretty: false), as: UTF8.self)
        }
    }
}
