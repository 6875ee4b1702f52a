import LayerModel

/// Differences as people read them, with their sign.
enum Signed {
    /// `+12.8 MiB`, `-5.1 KiB`, `0 bytes`.
    static func size(_ bytes: Int) -> String { sign(bytes) + ByteText.short(bytes) }

    /// `+13,465,012`.
    static func grouped(_ number: Int) -> String { sign(number) + ByteText.grouped(number) }

    /// Tenths of a MiB that add up to the rounded total.
    static func apportioned(_ bytes: [Int]) -> [String] {
        zip(bytes, ByteText.apportioned(bytes)).map { bytes, figure in
            bytes == 0 ? "0" : figure == "0.0" || figure == "-0.0" ? (bytes < 0 ? "-0.0" : "+0.0") : mark(figure)
        }
    }

    static func padded(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(width - text.count, 0)) + text
    }

    private static func mark(_ figure: String) -> String { figure.hasPrefix("-") ? figure : "+" + figure }

    private static func sign(_ number: Int) -> String { number > 0 ? "+" : "" }
}
