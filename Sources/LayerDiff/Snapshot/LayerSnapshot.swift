public import LayerSlimKit

/// All that a comparison needs to know of a layer, wherever it was learnt: from a tree, a zip, a baseline or a report.
///
/// The groups partition the layer: their bytes add up to its bytes, and where zipped bytes are known, so do these.
public struct LayerSnapshot: Sendable {
    /// Such as `layerslim 0.1.0`.
    public let tool: String
    /// Such as `python3.12-arm64`.
    public let target: String
    public let total: Amount
    /// Name, version and level of what compressed; nil where that is not known.
    public let encoder: String?
    /// How the roots were told; nil where nothing says it.
    public let rootSource: AnalysisReport.Roots.Source?
    /// Distributions by name, then what belongs to none, what belongs to several, and the archive's own bytes.
    public let groups: [Group]
    /// Whether the files of the groups are known.
    public let hasFiles: Bool
    /// What rules did to the layer; nil where nothing says it.
    public let manifest: LayerManifest?

    /// What a layer or a part of it holds.
    public struct Amount: Codable, Sendable, Hashable {
        /// Unzipped.
        public var bytes: Int
        /// nil where that is not known.
        public var files: Int?
        /// Compressed data and headers, in bytes; nil where that is not known.
        public var zipped: Int?

        public init(bytes: Int, files: Int?, zipped: Int?) {
            self.bytes = bytes
            self.files = files
            self.zipped = zipped
        }
    }

    /// Files that are counted together.
    public struct Group: Sendable {
        public let bucket: AnalysisReport.Group.Bucket
        /// The distribution's name, or the folder or module of files that belong to none.
        public let name: String
        public let version: String?
        /// Whether the layer was built for it; nil where nothing says it.
        public let isRoot: Bool?
        /// Whether it says which files are its own; nil where that is not known.
        public let hasRecord: Bool?
        public let amount: Amount
        /// Bytes that would go if it went: its own and those of all that only it required.
        public let retained: Int?
        /// What it requires in this layer; nil where nothing says it.
        public let requires: [Requirement]?
        /// Sorted by the bytes of the path; empty where files are not known.
        public let files: [File]
        /// nil where its metadata names none, or is not at hand.
        public var licence: DeclaredLicence?
    }

    public struct Requirement: Codable, Sendable, Hashable {
        public let name: String
        /// As METADATA has it, such as `numpy>=1.22`; nil where that is not known.
        public let text: String?
    }

    public struct File: Sendable, Hashable {
        /// From the site root; with `/opt/` in front for files beside it.
        public let path: String
        public let kind: String
        public let bytes: Int
        public let zipped: Int?
        /// CRC-32 of the content; nil where that is not known.
        public let checksum: UInt32?
        /// Bytes of symbols and debug sections; nil for files that are not native.
        public let symbols: Int?
    }
}

extension LayerSnapshot {
    /// Bytes of each kind of files, `native symbols` apart from the rest of native files; nil where files are not known.
    var kinds: [String: Amount]? {
        guard hasFiles else { return nil }
        var kinds: [String: Amount] = [:]
        let hasZipped = total.zipped != nil
        func add(_ kind: String, _ amount: Amount) {
            let sum = kinds[kind] ?? Amount(bytes: 0, files: 0, zipped: hasZipped ? 0 : nil)
            kinds[kind] = sum + amount
        }
        for group in groups {
            for file in group.files {
                let symbols = file.symbols ?? 0
                add(file.kind, Amount(bytes: file.bytes - symbols, files: 1, zipped: file.zipped))
                if symbols > 0 {
                    add("native symbols", Amount(bytes: symbols, files: 0, zipped: hasZipped ? 0 : nil))
                }
            }
            if group.bucket == .archive { add("archive", group.amount) }
        }
        return kinds
    }
}

extension LayerSnapshot.Amount {
    /// What is unknown in either is unknown in the sum.
    static func + (left: Self, right: Self) -> Self {
        Self(
            bytes: left.bytes + right.bytes, files: sum(left.files, right.files), zipped: sum(left.zipped, right.zipped)
        )
    }

    static func - (left: Self, right: Self) -> Self {
        left + Self(bytes: -right.bytes, files: right.files.map(-), zipped: right.zipped.map(-))
    }

    private static func sum(_ left: Int?, _ right: Int?) -> Int? {
        guard let left, let right else { return nil }
        return left + right
    }
}
