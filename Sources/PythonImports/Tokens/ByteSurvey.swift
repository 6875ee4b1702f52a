/// What the bytes of a source allow to be said before it is read.
struct ByteSurvey {
    let isASCII: Bool
    /// The offset of the first one.
    let nul: Int?

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        // Two sums without a branch, which the compiler turns into vector instructions.
        var bits: UInt8 = 0
        var least = UInt8.max
        for byte in bytes {
            bits |= byte
            least = min(least, byte)
        }
        isASCII = bits < 0x80
        nul = least == 0 ? bytes.firstIndex(of: 0) : nil
    }

    /// The offset of the first byte that is not part of well-formed UTF-8 (Unicode, table 3-7).
    static func firstInvalidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        var offset = 0
        while offset < bytes.count {
            if offset + 8 <= bytes.count, isASCIIWord(bytes, offset) {
                offset += 8
            } else if bytes[offset] < 0x80 {
                offset += 1
            } else {
                let length = sequenceLength(bytes, offset)
                if length == 0 { return offset }
                offset += length
            }
        }
        return nil
    }

    @inline(__always)
    private static func isASCIIWord(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        return word & 0x8080_8080_8080_8080 == 0
    }

    /// The length of the sequence that begins with a byte from 0x80; 0 where it is broken.
    private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
        let first = bytes[offset]
        let second = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        let length: Int
        let seconds: ClosedRange<UInt8>
        switch first {
        case 0xC2...0xDF: (length, seconds) = (2, 0x80...0xBF)
        case 0xE0: (length, seconds) = (3, 0xA0...0xBF)
        case 0xED: (length, seconds) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, seconds) = (3, 0x80...0xBF)
        case 0xF0: (length, seconds) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, seconds) = (4, 0x80...0xBF)
        case 0xF4: (length, seconds) = (4, 0x80...0x8F)
        default: return 0
        }
        guard seconds.contains(second), offset + length <= bytes.count else { return 0 }
        return bytes[offset + 2..<max(offset + 2, offset + length)].allSatisfy { $0 & 0xC0 == 0x80 } ? length : 0
    }
}
