package import LayerModel
import SlimFiles

extension AnalysisReport {
    /// Who a file's bytes are counted for, in the order of the report.
    package enum GroupKey: Hashable {
        /// Index into the distributions.
        case distribution(Int)
        case unowned(String)
        case shared
        case archive
    }

    /// Adds up the files of a layer by owner and by kind, in one pass.
    package struct AmountBuilder {
        let analysis: LayerAnalysis
        let zipped: ZippedLayer?
        package private(set) var files: [File] = []
        private var amounts: [Int: Amount] = [:]
        private var kinds: [String: Amount] = [:]
        /// The groups in the order of the report.
        package let keys: [GroupKey]
        private let positions: [GroupKey: Int]

        package init(analysis: LayerAnalysis, zipped: ZippedLayer?) {
            self.analysis = analysis
            self.zipped = zipped
            keys = Self.keys(analysis, isZipped: zipped != nil)
            positions = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
        }

        func amount(of key: GroupKey) -> Amount {
            positions[key].flatMap { amounts[$0] } ?? Amount(zipped: zipped.map { _ in 0 })
        }

        package mutating func addFiles() {
            let tree = analysis.tree
            files.reserveCapacity(tree.fileCount)
            for (number, file) in tree.files.enumerated() {
                add(
                    file, path: "\(file.path)", kind: analysis.kinds[number], key: Self.key(analysis.owners[number]),
                    zipped: zipped?.files[number],
                    symbols: analysis.natives[number].map { _ in analysis.strippableBytes(of: number) })
            }
            for (number, file) in tree.outside.enumerated() {
                add(
                    file, path: "/opt/\(file.path)", kind: analysis.outsideKinds[number], key: Self.key(outside: file),
                    zipped: zipped?.outside[number], symbols: nil)
            }
            guard let zipped else { return }
            add(Amount(zipped: zipped.overhead), kind: "archive", position: positions[.archive])
        }

        private mutating func add(
            _ file: LayerFile, path: String, kind: FileKind, key: GroupKey, zipped: Int?, symbols: Int?
        ) {
            var amount = Amount(files: 1, bytes: file.size, zipped: zipped)
            amount.symbols = symbols ?? 0
            if kind == .tests { amount.tests = file.size }
            if kind == .sources || kind == .stubs { amount.sources = file.size }
            let position = positions[key]
            add(amount, kind: kind.rawValue, position: position)
            files.append(
                File(
                    path: path, kind: kind.rawValue, group: position ?? 0, bytes: file.size, zipped: zipped,
                    symbols: symbols))
        }

        private mutating func add(_ amount: Amount, kind: String, position: Int?) {
            kinds[kind, default: Amount()] += amount
            if let position { amounts[position, default: Amount()] += amount }
        }

        /// The kinds that occur, the largest first; what a strip would free of native files is a row of its own.
        var kindRows: [Kind] {
            var rows: [Kind] = []
            for (name, amount) in kinds {
                let symbols = name == FileKind.native.rawValue ? amount.symbols : 0
                rows.append(
                    Kind(name: name, files: amount.files, bytes: amount.bytes - symbols, zipped: amount.zipped))
                if symbols > 0 { rows.append(Kind(name: "native symbols", files: 0, bytes: symbols, zipped: nil)) }
            }
            return rows.sorted { ($1.bytes, $0.name) < ($0.bytes, $1.name) }
        }

        private static func key(_ owner: FileOwner) -> GroupKey {
            switch owner {
            case .distribution(let index): .distribution(index)
            case .shared: .shared
            case .unowned(let topLevel): .unowned(topLevel)
            }
        }

        /// Lambda unpacks the layer root into /opt.
        private static func key(outside file: LayerFile) -> GroupKey {
            let components = file.path.components
            return .unowned("/opt/" + escapedText(components.first ?? []) + (components.count > 1 ? "/" : ""))
        }

        private static func keys(_ analysis: LayerAnalysis, isZipped: Bool) -> [GroupKey] {
            let used = Set(analysis.owners.map(key)).union(analysis.tree.outside.map(key(outside:)))
            let unowned = used.compactMap { if case .unowned(let name) = $0 { name } else { nil } }
            return analysis.distributions.indices.map { .distribution($0) } + unowned.sorted().map { .unowned($0) }
                + (used.contains(.shared) ? [.shared] : []) + (isZipped ? [.archive] : [])
        }
    }
}

extension AnalysisReport.Amount {
    static func += (sum: inout Self, other: Self) {
        sum.files += other.files
        sum.bytes += other.bytes
        sum.tests += other.tests
        sum.symbols += other.symbols
        sum.sources += other.sources
        if let zipped = other.zipped { sum.zipped = (sum.zipped ?? 0) + zipped }
    }
}
