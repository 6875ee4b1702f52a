/// One step through bytes that are mostly UTF-8.
struct UTF8Character {
    /// The character, or nil for a byte that starts no well-formed sequence.
    let scalar: Unicode.Scalar?
    /// 1 to 4 bytes; 1 where there is no character.
    let length: Int
}

/// The UTF-8 sequence that starts at `index`, which must be below the count (The Unicode Standard, table 3-7).
func utf8Character(in bytes: [UInt8], at index: Int) -> UTF8Character {
    let first = bytes[index]
    if first < 0x80 { return UTF8Character(scalar: Unicode.Scalar(first), length: 1) }

    let invalid = UTF8Character(scalar: nil, length: 1)
    let (length, bits): (Int, UInt32)
    switch first {
    case 0xC2...0xDF: (length, bits) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, bits) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, bits) = (4, UInt32(first & 0x07))
    default: return invalid
    }
    guard index + length <= bytes.count else { return invalid }
    var value = bits
    for offset in 1..<length {
        let next = bytes[index + offset]
        guard next & 0xC0 == 0x80 else { return invalid }
        value = value << 6 | UInt32(next & 0x3F)
    }
    // Longer forms of a character, surrogates and values past the last one are no characters.
    let smallest: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1_0000
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return invalid }
    return UTF8Character(scalar: scalar, length: length)
}
