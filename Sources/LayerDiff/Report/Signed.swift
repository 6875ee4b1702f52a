import LayerModel

/// Differences as people read them, with their sign.
enum Signed {
    /// `+12.8 MiB`, `-5.1 KiB`, `0 bytes`.
    static func size(_ bytes: Int) -> String { sign(bytes) + ByteText.short(bytes) }

    /// `+13,465,012`.
    static func grouped(_ number: Int) -> String { sign(number) + ByteText.grouped(number) }

    /// What the figures of a column are told in: a column of small changes says nothing in MiB.
    enum Unit: String {
        case mebibytes = "MiB"
        case kibibytes = "KiB"
        case bytes

        /// The one that suits the largest of them.
        init(for bytes: [Int]) {
            let most = bytes.map { $0.magnitude }.max() ?? 0
            self = most >= UInt(ByteText.mebibyte) || most == 0 ? .mebibytes : most >= 10_240 ? .kibibytes : .bytes
        }
    }

    /// Figures that add up to the rounded total, in tenths of the unit or in bytes.
    static func apportioned(_ bytes: [Int], in unit: Unit = .mebibytes) -> [String] {
        let figures =
            switch unit {
            case .mebibytes: ByteText.apportioned(bytes)
            case .kibibytes: ByteText.apportioned(bytes, unit: 1024)
            case .bytes: bytes.map { ByteText.grouped($0) }
            }
        return zip(bytes, figures).map { bytes, figure in
            bytes == 0 ? "0" : figure == "0.0" || figure == "-0.0" ? (bytes < 0 ? "-0.0" : "+0.0") : mark(figure)
        }
    }

    static func padded(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(width - text.count, 0)) + text
    }

    private static func mark(_ figure: String) -> String { figure.hasPrefix("-") ? figure : "+" + figure }

    private static func sign(_ number: Int) -> String { number > 0 ? "+" : "" }
}
