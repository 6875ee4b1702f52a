import LayerSlimKit
import SlimFiles
public import SystemPackage

/// How a comparison is written.
public enum DiffFormat: String, Sendable, CaseIterable {
    case text
    case markdown
    case json
    /// Annotations of a run on GitHub.
    case github
    /// A bill of materials of the new layer.
    case cyclonedx
    /// A page with the sizes before and now.
    case html

    /// Reads a name, `md` for markdown too.
    public init?(named name: String) {
        self.init(rawValue: name == "md" ? "markdown" : name)
    }
}

/// Comparisons of one or several layers, with all that the formats need.
public struct DiffOutput: Sendable {
    public let reports: [DiffReport]
    /// The new layer, where one alone was compared.
    public let layer: LayerSnapshot?
    /// What it was compared with.
    public let before: LayerSnapshot?
    /// Marks the comment in a pull request.
    public let key: String
    /// The zip of the new layer, where it is one.
    public var archive: FilePath?

    public init(_ reports: [DiffReport], layer: LayerSnapshot? = nil, before: LayerSnapshot? = nil, key: String) {
        self.reports = reports
        self.layer = layer
        self.before = before
        self.key = key
    }

    /// - Parameter showsAll: every row in the text; the other formats always have them.
    /// - Returns: nil for a bill of materials or a page without the layer itself.
    public func rendered(as format: DiffFormat, showsAll: Bool) throws -> String? {
        switch format {
        case .text: return reports.map { $0.text(showsAll: showsAll) }.joined(separator: "\n")
        case .markdown: return DiffComment(reports, key: key).markdown
        case .json:
            guard reports.count == 1 else {
                return String(decoding: try JSON.encode(reports, isPretty: false), as: UTF8.self)
            }
            return String(decoding: try JSON.encode(reports[0], isPretty: false), as: UTF8.self)
        case .github: return DiffAnnotations(reports).text
        case .html: return layer.map { DiffPage(report: reports[0], old: before, new: $0).html }
        case .cyclonedx:
            return try layer.map { layer in
                let digest = try archive.map { try SHA256.digest(of: readFile(at: $0)).hex }
                return try CycloneDX(layer, name: reports[0].name, archive: digest).rendered()
            }
        }
    }
}
