/// The name of a distribution or of an extra, in the one spelling that compares (PEP 503).
///
/// `Jinja2`, `jinja2` and `JINJA2` are one name, and so are `a.b`, `a_b` and `a--b`.
public struct NormalizedName: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Lower case, with each run of `-`, `_` and `.` as one `-`.
    public let text: String

    public init(_ raw: String) {
        let dash = UInt8(ascii: "-")
        var bytes: [UInt8] = []
        for byte in raw.lowercased().utf8 {
            let isSeparator = byte == dash || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            if !isSeparator {
                bytes.append(byte)
            } else if bytes.last != dash {
                bytes.append(dash)
            }
        }
        text = String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a text may name a distribution: ASCII letters, digits, `-`, `_` and `.`, with a letter or digit at both ends.
    public static func isValid(_ raw: String) -> Bool {
        let bytes = raw.utf8
        guard let first = bytes.first, let last = bytes.last else { return false }
        return first.isASCIIAlphanumeric && last.isASCIIAlphanumeric && bytes.allSatisfy(\.isNameByte)
    }

    public var description: String { text }

    public static func < (left: NormalizedName, right: NormalizedName) -> Bool {
        left.text < right.text
    }
}
