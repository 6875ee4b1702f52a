public import LayerModel

/// What an `apply` did or would do, as numbers and names: every format renders this value.
public struct ApplyReport: Codable, Sendable {
    public static let schemaVersion = 1

    public var schemaVersion = Self.schemaVersion
    public var kind = "apply"
    public let tool: String
    public let target: String
    public let targetReason: String
    public let tree: Tree
    public let rules: [LayerManifest.RuleFile]
    public let stripTools: [String]
    /// A row for each statement that changed something, the largest first.
    public let rows: [Row]
    public let freed: Int
    /// nil in a dry run.
    public let result: Tree?
    public let limit: Limit
    public let losses: [Loss]
    public let putBack: [LayerManifest.PutBackFile]
    /// Statements that a `without` switched off.
    public let switchedOff: [LayerManifest.SwitchedOff]
    public let findings: [ReportFinding]
    public let archive: Archive?
    public let treeOutput: String?
    public let probe: ApplyOutcome.Probe?
    /// Every step, in the order of paths.
    public let steps: [Step]
    public let distributions: [LayerManifest.Distribution]

    public struct Tree: Codable, Sendable {
        public let path: String
        /// Unzipped bytes.
        public let bytes: Int
        public let files: Int
    }

    public struct Row: Codable, Sendable {
        /// `as NAME`, else what the statement selects.
        public let title: String
        /// `file:line`; empty for what follows from other rules.
        public let place: String
        public let action: String
        public let because: String?
        /// Bytes that left the tree.
        public let freed: Int
        public let files: Int
        /// Bytes that keeping it would cost in the result, strip included.
        public let cost: Int
    }

    public struct Limit: Codable, Sendable {
        /// Bytes that the unzipped layer must stay below; nil where the limit is off.
        public let bytes: Int?
        public let reserve: Int
        /// Bytes left below the limit without the reserve; negative where it does not fit.
        public let headroom: Int?
        /// Bytes of the function's other layers, which count as well; nil where none was named.
        public let otherLayers: Int?
        /// Bytes of the function, which count in place of the reserve; nil where it was not named.
        public let function: Int?

        /// - Parameter size: unzipped bytes of the layer.
        public init(bytes: Int?, reserve: Int, size: Int, neighbours: LayerNeighbours = .none) {
            self.bytes = bytes
            self.reserve = reserve
            otherLayers = neighbours.layers.isEmpty ? nil : neighbours.layerBytes
            function = neighbours.function?.tree.size
            headroom = bytes.map { $0 - 1 - size - neighbours.layerBytes - neighbours.functionBytes(reserve: 0) }
        }

        /// `12.3 MiB are other layers, 1.0 MiB the function`; nil where none was named.
        var companyText: String? {
            let parts = [
                otherLayers.map { "\(ByteText.short($0)) are other layers" },
                function.map { "\(ByteText.short($0)) \(otherLayers == nil ? "are " : "")the function" },
            ].compactMap(\.self)
            return parts.isEmpty ? nil : parts.joined(separator: ", ")
        }
    }

    /// A public feature that the layer does without.
    public struct Loss: Codable, Sendable {
        public let feature: String
        public let bytes: Int
        /// The line that brings it back.
        public let putBackWith: String
    }

    public struct Archive: Codable, Sendable {
        public let path: String
        public let bytes: Int
        public let sha256: String
        public let contents: String
        public let encoder: String
        /// Whether it may be uploaded without S3.
        public let isDirectUpload: Bool
        public let isWritten: Bool
    }

    public struct Step: Codable, Sendable {
        public let action: String
        public let path: String
        /// Position in `rows`; nil for what follows from other rules.
        public let rule: String?
        public let freed: Int
    }
}

/// A finding as reports carry it.
public struct ReportFinding: Codable, Sendable {
    public let code: String
    public let severity: String
    public let path: String?
    public let summary: String
    public let details: [Detail]
    public let isAccepted: Bool
    /// The line that a person edits to be rid of it, where one is known.
    public let cause: FilePlace?

    public struct Detail: Codable, Sendable {
        public let label: String
        public let text: String

        public init(label: String, text: String) {
            self.label = label
            self.text = text
        }
    }

    public init(_ finding: Finding) {
        code = finding.code.rawValue
        severity = finding.severity.rawValue
        path = finding.path
        summary = finding.summary
        details = finding.details.map { Detail(label: $0.label, text: $0.text) }
        isAccepted = finding.isAccepted
        cause = finding.cause
    }
}
