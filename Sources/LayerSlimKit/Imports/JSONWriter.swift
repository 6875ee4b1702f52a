/// Writes JSON piece by piece; what is written by `raw` is up to the caller.
struct JSONWriter {
    private(set) var bytes: [UInt8] = []

    mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Writes the items of an array, each of which begins with a comma that the first one loses.
    mutating func items(_ items: [[UInt8]]) {
        var isFirst = true
        for item in items where !item.isEmpty {
            bytes.append(contentsOf: item.dropFirst(isFirst ? 1 : 0))
            isFirst = false
        }
    }

    mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case ..<0x20:
                let digits = Array(String(byte, radix: 16).utf8)
                bytes.append(contentsOf: "\\u00".utf8)
                if digits.count == 1 { bytes.append(UInt8(ascii: "0")) }
                bytes.append(contentsOf: digits)
            default:
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
