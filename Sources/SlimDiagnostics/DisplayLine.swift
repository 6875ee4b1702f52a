/// A line of source as a terminal can show it: tabs widened, control characters made visible.
struct DisplayLine {
    private(set) var text = ""
    /// Columns that the text takes.
    private(set) var width = 0

    static let tabWidth = 4

    init(_ line: String) {
        for scalar in line.unicodeScalars { append(scalar) }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0x09:
            text += String(repeating: " ", count: Self.tabWidth)
            width += Self.tabWidth
        case 0x00..<0x20:
            // The pictures of the control characters begin at U+2400.
            text.unicodeScalars.append(Unicode.Scalar(0x2400 + scalar.value) ?? "?")
            width += 1
        case 0x20..<0x7F:
            text.unicodeScalars.append(scalar)
            width += 1
        case 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
            // C1 controls, line separators and direction marks could make a line read as another one.
            text.unicodeScalars.append("\u{FFFD}")
            width += 1
        default:
            text.unicodeScalars.append(scalar)
            width += scalar.columns
        }
    }
}

extension Unicode.Scalar {
    /// Columns that a terminal gives to the scalar.
    fileprivate var columns: Int {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: 0
        default: isWide ? 2 : 1
        }
    }

    /// The blocks that Unicode's EastAsianWidth.txt gives as wide, roughly.
    private var isWide: Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F,
            0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            true
        default:
            false
        }
    }
}
