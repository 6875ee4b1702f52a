/// Calls a function with a tokenizer at the start of a source, after a byte order mark.
///
/// - Returns: what the function returns, or the problem where CPython would not even decode the source.
func withTokenizer<Result>(
    over bytes: UnsafeBufferPointer<UInt8>, _ body: (inout Tokenizer) -> Result
) -> Swift.Result<Result, PythonProblem> {
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let survey = ByteSurvey(bytes)
    if let nul = survey.nul { return .failure(PythonProblem(in: bytes, at: nul, "a NUL byte")) }
    var encoding = SourceEncoding.utf8
    if !survey.isASCII {
        encoding = SourceEncoding(declaredIn: hasMark ? UnsafeBufferPointer(rebasing: bytes.dropFirst(3)) : bytes)
    }
    switch encoding {
    case .utf8:
        if !survey.isASCII, let bad = ByteSurvey.firstInvalidUTF8(bytes), let bad = tokenByte(from: bad, of: bytes) {
            return .failure(PythonProblem(in: bytes, at: bad, "not UTF-8, and no other encoding is declared"))
        }
    case .ascii:
        if let bad = bytes.firstIndex(where: { $0 >= 0x80 }) {
            return .failure(PythonProblem(in: bytes, at: bad, "not ASCII, which the source declares"))
        }
    case .doubleByte:
        // What the two bytes of a character mean does not matter here; that none of them looks like ASCII does.
        let masked = maskDoubleBytes(bytes)
        return masked.withUnsafeBufferPointer { source in
            var tokenizer = Tokenizer(source, at: 0, checksNames: false)
            return .success(body(&tokenizer))
        }
    case .extendedASCII:
        break
    }
    var tokenizer = Tokenizer(bytes, at: hasMark ? 3 : 0, checksNames: encoding == .utf8)
    return .success(body(&tokenizer))
}

/// The first byte of a token that is no UTF-8; nil where all such bytes stand in comments, which CPython does not decode.
///
/// - Parameter first: the first byte that is no UTF-8.
private func tokenByte(from first: Int, of source: UnsafeBufferPointer<UInt8>) -> Int? {
    var tokenizer = Tokenizer(source, at: source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0, checksNames: false)
    while true {
        let token = tokenizer.next()
        if token.kind == .end { return nil }
        if token.kind == .failure { return first }
        guard token.end > first else { continue }
        let bytes = UnsafeBufferPointer(rebasing: source[token.start..<token.end])
        if let bad = ByteSurvey.firstInvalidUTF8(bytes) { return token.start + bad }
    }
}

/// The source with every double-byte character replaced by two bytes that are letters to the tokenizer.
private func maskDoubleBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var masked = Array(bytes)
    var offset = 0
    while offset + 1 < masked.count {
        // 0xA1 to 0xDF are single-byte katakana in Shift JIS; to take the byte after one is harmless only from 0x80.
        if masked[offset] >= 0x81, masked[offset + 1] >= 0x30, !masked[offset + 1].isLineEnd {
            masked[offset] = 0xC3
            masked[offset + 1] = 0xA9
            offset += 2
        } else {
            offset += 1
        }
    }
    return masked
}
