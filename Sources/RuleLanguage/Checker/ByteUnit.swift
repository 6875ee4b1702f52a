/// Units of bytes, in the one spelling that is taken.
enum ByteUnit: String, CaseIterable, Sendable {
    /// Not written.
    case byte = ""
    case kilobyte = "kB"
    case megabyte = "MB"
    case gigabyte = "GB"
    case kibibyte = "KiB"
    case mebibyte = "MiB"
    case gibibyte = "GiB"

    var bytes: Int {
        switch self {
        case .byte: 1
        case .kilobyte: 1000
        case .megabyte: 1_000_000
        case .gigabyte: 1_000_000_000
        case .kibibyte: 1024
        case .mebibyte: 1_048_576
        case .gibibyte: 1_073_741_824
        }
    }

    /// Those that a wrong word could mean, the binary one first.
    static func meant(by word: String) -> [ByteUnit] {
        switch word.lowercased() {
        case "k", "kb": [.kibibyte, .kilobyte]
        case "m", "mb": [.mebibyte, .megabyte]
        case "g", "gb": [.gibibyte, .gigabyte]
        case "kib": [.kibibyte]
        case "mib": [.mebibyte]
        case "gib": [.gibibyte]
        default: []
        }
    }
}

/// A number with or without decimals, kept exact.
struct DecimalNumber {
    /// All digits as one number.
    private var digits = 0
    /// 10 to the number of decimals.
    private var divisor = 1

    /// Digits with at most one point, which stands between two; nil for anything else, and for what overflows.
    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isASCIIDigit) }),
            let digits = Int(parts.joined())
        else { return nil }
        self.digits = digits
        for _ in 0..<(parts.count == 2 ? parts[1].utf8.count : 0) {
            let (product, overflows) = divisor.multipliedReportingOverflow(by: 10)
            if overflows { return nil }
            divisor = product
        }
    }

    /// The product, rounded down, and whether nothing was lost by that; nil where it overflows.
    func multiplied(by factor: Int) -> (whole: Int, isExact: Bool)? {
        let (product, overflows) = digits.multipliedReportingOverflow(by: factor)
        return overflows ? nil : (product / divisor, product % divisor == 0)
    }
}

extension Int {
    /// With a comma before each group of three digits.
    var grouped: String {
        var text = ""
        for (index, digit) in String(magnitude).reversed().enumerated() {
            if index > 0, index.isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + String(text.reversed())
    }
}
