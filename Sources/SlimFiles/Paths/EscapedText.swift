/// Bytes of a file name as one line of text that can be shown to people and is different for different bytes.
///
/// A backslash becomes `\\`, a byte that is not UTF-8 `\xNN`, and a character that would break a line or reorder it
/// (controls, line separators, bidirectional marks) `\n`, `\r`, `\t` or `\u{N}`.
public func escapedText(_ bytes: some Collection<UInt8>) -> String {
    if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }) {
        return String(decoding: bytes, as: UTF8.self)
    }
    let bytes = Array(bytes)
    var text = ""
    var index = 0
    while index < bytes.count {
        let character = utf8Character(in: bytes, at: index)
        if let scalar = character.scalar {
            text += escaped(scalar)
        } else {
            text += "\\x" + (bytes[index] < 0x10 ? "0" : "") + String(bytes[index], radix: 16, uppercase: true)
        }
        index += character.length
    }
    return text
}

private func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x5C: "\\\\"
    case 0x09: "\\t"
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default: String(Character(scalar))
    }
}
