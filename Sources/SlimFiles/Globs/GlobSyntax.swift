/// A piece of a pattern, as written.
indirect enum GlobNode {
    case literal([UInt8])
    /// `?`
    case character
    /// `[…]`
    case set(GlobCharacterSet)
    /// `*`
    case star
    /// `**/`
    case folders
    /// `**` at the end
    case everything
    /// `{…,…}`
    case choice([[GlobNode]])

    var literal: [UInt8]? {
        if case .literal(let bytes) = self { bytes } else { nil }
    }

    var mayTakeSlash: Bool {
        switch self {
        case .literal(let bytes): bytes.contains(UInt8(ascii: "/"))
        case .character, .set, .star: false
        case .folders, .everything: true
        case .choice(let alternatives): alternatives.contains { $0.contains(where: \.mayTakeSlash) }
        }
    }
}

/// The characters between `[` and `]`.
struct GlobCharacterSet: Sendable {
    var isNegated = false
    var ranges: [ClosedRange<GlobUnit>] = []

    /// Never true for `/`.
    func contains(_ unit: GlobUnit) -> Bool {
        unit != GlobUnit.slash && ranges.contains { $0.contains(unit) } != isNegated
    }

    /// All characters that it takes, where each is one byte long.
    var asciiCharacters: [UInt8]? {
        guard !isNegated, ranges.allSatisfy({ $0.upperBound < 0x80 }) else { return nil }
        return (0..<0x80).filter { contains(GlobUnit($0)) }
    }
}

/// What `?` and `[…]` take one of: a character's scalar value or, where a path is not UTF-8, a byte, set apart from the
/// scalar values.
typealias GlobUnit = UInt32

extension GlobUnit {
    static let slash: GlobUnit = 0x2F

    /// The unit for a byte that is part of no character.
    static func stray(_ byte: UInt8) -> GlobUnit {
        byte < 0x80 ? GlobUnit(byte) : 0x11_0000 + GlobUnit(byte)
    }

    /// The unit that starts at `index`, and its length in bytes.
    @inline(__always)
    static func read(_ bytes: [UInt8], at index: Int) -> (unit: GlobUnit, length: Int) {
        let byte = bytes[index]
        if byte < 0x80 { return (GlobUnit(byte), 1) }
        let character = utf8Character(in: bytes, at: index)
        return (character.scalar?.value ?? stray(byte), character.length)
    }
}
