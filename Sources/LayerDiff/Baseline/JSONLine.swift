/// Builds one line of compact JSON, value by value, without an encoder: a baseline has thousands of lines.
enum JSONLine {
    /// `["a",1,null]`.
    static func array(_ values: [Value]) -> String {
        "[" + values.map(\.text).joined(separator: ",") + "]"
    }

    /// `{"a":1}` with sorted keys; what is nil is left out.
    static func object(_ members: [String: Value?]) -> String {
        let present = members.compactMap { key, value in value.map { (key, $0.text) } }
        return "{" + present.sorted { $0.0 < $1.0 }.map { quoted($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
    }

    enum Value {
        case number(Int)
        case text(String)
        case flag(Bool)
        case null
        /// JSON as it is.
        case raw(String)

        var text: String {
            switch self {
            case .number(let number): String(number)
            case .text(let text): quoted(text)
            case .flag(let flag): flag ? "true" : "false"
            case .null: "null"
            case .raw(let json): json
            }
        }
    }

    /// A string of JSON (RFC 8259): quotes, backslashes and controls are escaped, everything else stands for itself.
    static func quoted(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else { return "\"\(text)\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case _ where scalar.value < 0x20:
                result += "\\u00" + (scalar.value < 0x10 ? "0" : "") + String(scalar.value, radix: 16)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

extension JSONLine.Value {
    static func number(_ number: Int?) -> Self { number.map { Self.number($0) } ?? .null }
    static func text(_ text: String?) -> Self { text.map { Self.text($0) } ?? .null }
}
