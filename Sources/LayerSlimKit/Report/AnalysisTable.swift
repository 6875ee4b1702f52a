import LayerModel

/// The rows of an analysis with the figures of each, before they are laid out.
struct AnalysisTable {
    let title: String
    private(set) var labels: [Label] = []
    private(set) var amounts: [Figures] = []
    let columns: [Column]

    struct Label {
        var name: String
        var isMarked = false
        var detail = ""
    }

    /// Sizes in bytes; nil leaves a cell empty.
    struct Figures {
        var files: Int?
        var bytes = 0
        var zipped: Int?
        var tests: Int?
        var symbols: Int?
        var sources: Int?
        var retained: Int?
        var kind = ""
    }

    enum Column {
        case files, size, zipped, percent, tests, symbols, sources, retained, kind

        /// Spaces in front of the widest cell.
        var gap: Int {
            switch self {
            case .size, .tests, .sources: 2
            case .files, .zipped, .percent, .symbols, .retained, .kind: 1
            }
        }

        var title: String {
            switch self {
            case .files: "FILES"
            case .size: "SIZE"
            case .zipped: "ZIP"
            case .percent: "%"
            case .tests: "TESTS"
            case .symbols: "SYMBOLS"
            case .sources: "SOURCE"
            case .retained: "IF GONE"
            case .kind: "KIND"
            }
        }
    }

    init(title: String, columns: [Column]) {
        self.title = title
        self.columns = columns
    }

    mutating func add(_ label: Label, _ figures: Figures) {
        labels.append(label)
        amounts.append(figures)
    }

    /// The cells of a column, the last one its total. Rounded so that every column adds up.
    func cells(of column: Column) -> [String] {
        switch column {
        case .files: counts(amounts.map(\.files))
        case .size: sizes(amounts.map(\.bytes), zero: "0.0")
        case .zipped: sizes(amounts.map(\.zipped), zero: "")
        case .percent: ByteText.percentages(amounts.map(\.bytes)) + ["100.0"]
        case .tests: sizes(amounts.map(\.tests))
        case .symbols: sizes(amounts.map(\.symbols))
        case .sources: sizes(amounts.map(\.sources))
        case .retained: retainedCells
        case .kind: amounts.map(\.kind) + [""]
        }
    }

    /// Where nothing comes to the own size, the figures are the same too, whichever way that one was rounded.
    private var retainedCells: [String] {
        zip(amounts, cells(of: .size)).map { figures, size in
            guard let retained = figures.retained else { return "" }
            return retained == figures.bytes ? size : ByteText.mebibytes(retained)
        } + [""]
    }

    private func counts(_ values: [Int?]) -> [String] {
        values.map { $0.map { ByteText.grouped($0) } ?? "" } + [ByteText.grouped(values.reduce(0) { $0 + ($1 ?? 0) })]
    }

    private func sizes(_ values: [Int?], zero: String = "-") -> [String] {
        let bytes = values.map { $0 ?? 0 }
        return zip(values, ByteText.apportioned(bytes)).map { value, figure in
            value.map { $0 == 0 ? zero : figure } ?? ""
        } + [bytes.allSatisfy { $0 == 0 } ? zero : ByteText.mebibytes(bytes.reduce(0, +))]
    }
}
