extension UInt8 {
    static let lineFeed: UInt8 = 0x0A
    static let formFeed: UInt8 = 0x0C
    static let carriageReturn: UInt8 = 0x0D
    static let tab = UInt8(ascii: "\t")
    static let space = UInt8(ascii: " ")
    static let backslash = UInt8(ascii: "\\")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let comma = UInt8(ascii: ",")
    static let dot = UInt8(ascii: ".")
    static let equals = UInt8(ascii: "=")
    static let underscore = UInt8(ascii: "_")
    static let openingParenthesis = UInt8(ascii: "(")
    static let closingParenthesis = UInt8(ascii: ")")
    static let openingBracket = UInt8(ascii: "[")
    static let openingBrace = UInt8(ascii: "{")
    static let closingBrace = UInt8(ascii: "}")

    /// The ASCII letter in lower case; other bytes get a value that is no letter.
    @inline(__always) var lowercased: UInt8 { self | 0x20 }

    @inline(__always) var isDecimalDigit: Bool { self &- 0x30 < 10 }
    @inline(__always) var isHexadecimalDigit: Bool { isDecimalDigit || lowercased &- 0x61 < 6 }
    @inline(__always) var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
}
