extension UInt8 {
    var isASCIIDigit: Bool {
        self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9")
    }

    var isASCIILetter: Bool {
        let lower = self | 0x20
        return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
    }

    var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIILetter }

    /// Letters, digits, `.`, `_` and `-`: what names of distributions and extras are made of.
    var isNameByte: Bool {
        isASCIIAlphanumeric || self == UInt8(ascii: ".") || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
    }

    /// Whether a word goes on here. Every byte of a character outside ASCII counts as a part of a word.
    var isWordByte: Bool {
        isASCIIAlphanumeric || self == UInt8(ascii: "_") || self >= 0x80
    }

    var isSpaceOrTab: Bool {
        self == UInt8(ascii: " ") || self == UInt8(ascii: "\t")
    }

    var asciiLowercased: UInt8 {
        self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
    }
}

/// The length in bytes of the white-space character that starts at an index, or 0. What counts is what Python's `\s` matches.
func whitespaceLength(in bytes: [UInt8], at index: Int, end: Int) -> Int {
    guard index < end else { return 0 }
    let byte = bytes[index]
    if byte < 0x80 {
        return (0x09...0x0d).contains(byte) || (0x1c...0x20).contains(byte) ? 1 : 0
    }
    if byte == 0xc2, index + 1 < end {
        return bytes[index + 1] == 0x85 || bytes[index + 1] == 0xa0 ? 2 : 0
    }
    guard index + 2 < end else { return 0 }
    switch (byte, bytes[index + 1], bytes[index + 2]) {
    case (0xe1, 0x9a, 0x80), (0xe2, 0x80, 0x80...0x8a), (0xe2, 0x80, 0xa8...0xa9), (0xe2, 0x80, 0xaf),
        (0xe2, 0x81, 0x9f), (0xe3, 0x80, 0x80):
        return 3
    default:
        return 0
    }
}
