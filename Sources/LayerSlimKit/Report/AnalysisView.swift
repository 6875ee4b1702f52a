/// What of an analysis is shown to people, and in which order.
public struct AnalysisView: Sendable {
    public var grouping = Grouping.distribution
    public var order = Order.size
    /// How many rows are shown; nil for as many as are useful.
    public var top: Int?
    /// Every row and every finding.
    public var showsAll = false
    /// What was passed over before the tree was found.
    public var treeRemark: String?
    /// The command that a user may want next.
    public var next: String?

    public enum Grouping: String, Sendable, CaseIterable {
        case distribution, kind, file
    }

    public enum Order: String, Sendable, CaseIterable {
        case size, name, files, zipped, retained, tests, symbols, sources
    }

    public init() {}

    /// The most rows that are shown.
    var rowLimit: Int {
        if showsAll { return .max }
        if let top { return top }
        switch grouping {
        case .distribution: return 12
        case .kind: return .max
        case .file: return 20
        }
    }
}

extension AnalysisReport {
    public func rendered(as format: ReportFormat, view: AnalysisView = AnalysisView()) throws -> String {
        switch format {
        case .text: text(view)
        case .json: String(decoding: try JSON.encode(self, isPretty: true), as: UTF8.self)
        case .markdown: markdown(view)
        }
    }
}
