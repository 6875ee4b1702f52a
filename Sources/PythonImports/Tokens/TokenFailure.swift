/// Where the tokenizer stopped, and why.
struct TokenFailure {
    /// In bytes.
    let offset: Int
    let message: String
}

extension Tokenizer {
    /// Stops for good; the first failure is the one that counts.
    mutating func fail(at offset: Int, _ message: String) -> Token {
        failure = failure ?? TokenFailure(offset: offset, message: message)
        isInFormatText = false
        isAtLineStart = true
        pendingDedents = 0
        return stopped
    }

    var stopped: Token { Token(kind: .failure, start: position, end: position) }
}

/// The number in capital hexadecimal digits, four at least.
func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
