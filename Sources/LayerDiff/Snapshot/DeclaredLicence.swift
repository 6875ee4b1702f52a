import LayerModel
public import PythonPackages

/// What the metadata of a distribution says of its licence
/// (<https://packaging.python.org/en/latest/specifications/core-metadata/#license-expression>).
public enum DeclaredLicence: Sendable, Hashable {
    /// Of SPDX, as `License-Expression` has it.
    case expression(String)
    /// As authors wrote them before there were expressions: the line of `License`, else the classifiers.
    case names([String])

    /// `License` may hold a whole licence: then its name is not told apart, and the classifiers say more.
    private static let longestName = 100

    /// nil where nothing names one.
    public init?(_ metadata: CoreMetadata) {
        if let expression = metadata.licenseExpression, !expression.isEmpty {
            self = .expression(expression)
            return
        }
        let lines = (metadata.license ?? "").split(whereSeparator: \.isNewline).map(Self.trimmed).filter { !$0.isEmpty }
        let classified = metadata.classifiers.compactMap(Self.name).reduce(into: [String]()) { names, name in
            if !names.contains(name) { names.append(name) }
        }
        if lines.count == 1, lines[0].count <= Self.longestName, lines[0].uppercased() != "UNKNOWN" {
            self = .names([lines[0]])
        } else if !classified.isEmpty {
            self = .names(classified)
        } else if lines.count > 1 {
            self = .names([String(lines[0].prefix(Self.longestName))])
        } else {
            return nil
        }
    }

    /// `License :: OSI Approved :: BSD License` as `BSD License`; nil for what names no licence.
    private static func name(_ classifier: String) -> String? {
        let parts = classifier.split(separator: ":").map(trimmed).filter { !$0.isEmpty }
        guard parts.count > 1, parts[0] == "License", let last = parts.last, last != "OSI Approved" else { return nil }
        return last
    }

    private static func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0.isWhitespace }
        return String(start.reversed().drop { $0.isWhitespace }.reversed())
    }
}
