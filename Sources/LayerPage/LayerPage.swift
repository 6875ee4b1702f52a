public import LayerSlimKit

/// A layer as one HTML file that needs nothing else: a treemap, a table, a search and the graph of requirements.
///
/// The page draws itself from the numbers of an ``AnalysisReport``, which stand in it as JSON. Its content policy allows
/// no request, and names of files reach the document only as text.
public struct LayerPage: Sendable {
    private let report: AnalysisReport
    private let before: AnalysisReport?
    private let causes: [Cause]

    /// What bytes came or went by.
    public struct Cause: Sendable {
        let text: String
        let bytes: Int

        public init(_ text: String, bytes: Int) {
            self.text = text
            self.bytes = bytes
        }
    }

    /// - Parameters:
    ///   - before: what the layer was; adds a column of changes.
    ///   - causes: of the changes, the largest first.
    public init(_ report: AnalysisReport, before: AnalysisReport? = nil, causes: [Cause] = []) {
        self.report = report
        self.before = before
        self.causes = causes
    }

    /// The whole file. The same report gives the same bytes.
    public func html() -> [UInt8] {
        let data = PageData(report: report, before: before, causes: causes).json()
        let title = "\(report.tree.path): \(report.target)"
        let parts: [(marker: String, content: [UInt8])] = [
            ("<!--title-->", Array(Self.escaped(title).utf8)), ("<!--style-->", PageResources.style),
            ("<!--data-->", data), ("<!--script-->", PageResources.script),
        ]
        var page: [UInt8] = []
        page.reserveCapacity(data.count + 64 << 10)
        var rest = PageResources.frame[...]
        for (marker, content) in parts {
            guard let range = rest.firstRange(of: Array(marker.utf8)) else { continue }
            page += rest[..<range.lowerBound]
            page += content
            rest = rest[range.upperBound...]
        }
        return page + rest
    }

    /// Text for HTML, outside of attributes.
    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { result, character in
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
    }
}
