import LayerModel
import SlimFiles

extension SARIFLog {
    init(_ findings: [ReportFinding], places: FindingPlaces) throws {
        let codes = Set(findings.map(\.code)).sorted()
        let indexes = Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        var occurrences: [String: Int] = [:]
        var results: [Result] = []
        for finding in findings {
            let fingerprint = try Self.fingerprint(of: finding)
            occurrences[fingerprint, default: 0] += 1
            results.append(
                Result(
                    ruleId: finding.code, ruleIndex: indexes[finding.code] ?? 0, level: finding.severity,
                    message: Text(text: finding.message), locations: [Location(places.place(of: finding))],
                    partialFingerprints: [
                        "primaryLocationLineHash": "\(fingerprint):\(occurrences[fingerprint] ?? 1)"
                    ], suppressions: finding.isAccepted ? [Suppression(justification: finding.acceptance)] : nil))
        }
        let driver = Driver(
            name: "layerslim", semanticVersion: ToolVersion.number, rules: codes.map { Rule(code: $0) })
        runs = [Run(tool: Tool(driver: driver), results: results)]
    }

    /// The same for one finding in every run, though lines move and sizes change: GitHub tells alerts apart by it.
    private static func fingerprint(of finding: ReportFinding) throws -> String {
        let text = [finding.code, (finding.path ?? "").withoutLine, finding.summary.withoutNumbers].joined(
            separator: "\n")
        return String(try SHA256.digest(of: Array(text.utf8)).hex.prefix(16))
    }
}

extension SARIFLog.Rule {
    /// GitHub cuts descriptions after this many characters.
    private static let longest = 1000

    init(code: String) {
        let page = CodePage(of: code)
        id = code
        name = FindingCode(rawValue: code).map { "\($0)".prefix(1).uppercased() + "\($0)".dropFirst() } ?? code
        shortDescription = .init(text: page?.title ?? code)
        fullDescription = .init(text: String((page?.meaning ?? code).prefix(Self.longest)))
        help = .init(text: page?.body ?? code, markdown: page?.body)
        defaultConfiguration = .init(level: page?.severity ?? "warning")
        properties = .init(tags: ["aws-lambda", "python"])
    }
}

extension SARIFLog.Location {
    init(_ place: FilePlace) {
        self.init(
            physicalLocation: .init(
                artifactLocation: .init(uri: place.file.percentEncoded),
                region: .init(
                    startLine: place.line, startColumn: place.column, endLine: place.endLine,
                    endColumn: place.endColumn)))
    }
}

extension ReportFinding {
    /// Summary and details as lines of text.
    var message: String {
        let first = path.map { "\($0) \(summary)" } ?? summary
        return ([first] + details.map { $0.label.isEmpty ? "  \($0.text)" : "\($0.label): \($0.text)" })
            .joined(separator: "\n")
    }

    /// What the rule says that accepts it.
    fileprivate var acceptance: String { details.first { $0.label == "accepted" }?.text ?? "accepted" }
}

extension String {
    /// Runs of digits, with the signs that group them, as one `#`.
    fileprivate var withoutNumbers: String {
        var result = ""
        for character in self {
            if character.isASCII, character.isNumber || (result.last == "#" && (character == "," || character == ".")) {
                if result.last != "#" { result.append("#") }
            } else {
                result.append(character)
            }
        }
        return result
    }

    /// A path without the `:12` that names a line of it.
    fileprivate var withoutLine: String {
        guard let colon = lastIndex(of: ":"), !self[index(after: colon)...].isEmpty,
            self[index(after: colon)...].allSatisfy(\.isNumber)
        else { return self }
        return String(self[..<colon])
    }

    /// As a path in a URI (RFC 3986).
    fileprivate var percentEncoded: String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let digits = Array("0123456789ABCDEF")
        return utf8.map { byte in
            plain.contains(byte)
                ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined()
    }
}
