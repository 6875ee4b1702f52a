/// The 32 bytes of a SHA-256.
public struct SHA256Digest: Hashable, Sendable {
    static let length = 32

    public let bytes: [UInt8]

    /// Lower-case hexadecimal, 64 characters.
    public var hex: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]] }
        return String(decoding: text, as: UTF8.self)
    }

    /// URL-safe base64 without padding, 43 characters: the form of a wheel's RECORD (binary distribution format,
    /// "Signed wheel files").
    public var urlSafeBase64: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        var text: [UInt8] = []
        var pending: UInt32 = 0
        var pendingBits = 0
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            pendingBits += 8
            while pendingBits >= 6 {
                pendingBits -= 6
                text.append(alphabet[Int(pending >> UInt32(pendingBits)) & 0x3F])
            }
        }
        if pendingBits > 0 { text.append(alphabet[Int(pending << UInt32(6 - pendingBits)) & 0x3F]) }
        return String(decoding: text, as: UTF8.self)
    }
}

extension SHA256Digest: CustomStringConvertible {
    public var description: String { hex }
}
