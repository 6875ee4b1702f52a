extension PackagingError {
    /// The error for a part in which no specifier can be read at all.
    static func noSpecifier(in bytes: [UInt8], _ part: Range<Int>) -> PackagingError {
        var cursor = ByteCursor(bytes, range: part)
        if let mistaken = cursor.scanMistakenOperator() {
            cursor.skipWhitespace()
            let hint = mistaken.meant.map { "write \($0)\(cursor.text(cursor.rest))" }
            return PackagingError("\(mistaken.symbol) is not a comparison of versions", at: mistaken.range, hint: hint)
        }
        guard let comparison = cursor.scanOperator() else {
            let startsVersion = cursor.scanVersion() != nil
            return startsVersion
                ? PackagingError(
                    "a comparison is missing before the version", at: part.lowerBound..<part.lowerBound,
                    hint: "write ==\(cursor.text(part))")
                : PackagingError(
                    "expected a comparison such as >=2.2", at: part,
                    hint: "one of \(Specifier.Operator.allCases.map(\.rawValue).joined(separator: " ")) and a version")
        }
        cursor.skipWhitespace()
        guard !cursor.isAtEnd else {
            return PackagingError("a version is missing behind \(comparison.rawValue)", at: cursor.rest)
        }
        let operand = cursor.rest
        if comparison == .compatible, cursor.scanVersion(allowingLocal: false) != nil, cursor.isAtEnd {
            let written = cursor.text(operand)
            let isPlainNumber = bytes[operand].allSatisfy(\.isASCIIDigit)
            return PackagingError(
                "~= needs at least two numbers", at: operand, hint: isPlainNumber ? "write ~=\(written).0" : nil)
        }
        return PackagingError("\u{201c}\(cursor.text(operand))\u{201d} is not a version", at: operand)
    }

    /// The error for what stands behind a specifier without a comma.
    static func leftOver(
        behind specifier: Specifier, in bytes: [UInt8], _ part: Range<Int>, at position: Int
    ) -> PackagingError {
        let accepted = part.lowerBound..<position
        var cursor = ByteCursor(bytes, range: position..<part.upperBound)
        cursor.skipWhitespace()
        let rest = cursor.rest
        let written = cursor.text(accepted)
        if let byte = cursor.next, "<>=!~".utf8.contains(byte) {
            return PackagingError(
                "two versions need a comma between them", at: rest.lowerBound..<rest.lowerBound + 1,
                hint: "write \(written),\(cursor.text(rest))")
        }
        if case .version(let version) = specifier.operand, rest.lowerBound == position {
            let isPlain = version == Version(epoch: version.epoch, release: version.release)
            if cursor.starts(with: ".*") {
                return isPlain && specifier.comparison != .equal && specifier.comparison != .notEqual
                    ? PackagingError(".* goes with == and != only", at: rest, hint: "write \(written)")
                    : PackagingError(".* goes behind plain numbers only", at: rest)
            }
            if cursor.starts(with: "+") {
                return PackagingError("a local version goes with == and != only", at: rest, hint: "write \(written)")
            }
        }
        return PackagingError("unexpected text behind \(written)", at: rest)
    }
}

extension ByteCursor {
    /// Reads an operator of another language that people write here. None of them starts a specifier of PEP 440.
    fileprivate mutating func scanMistakenOperator()
        -> (symbol: StaticString, meant: StaticString?, range: Range<Int>)?
    {
        let start = position
        let known: [(symbol: StaticString, meant: StaticString?)] = [
            ("=>", ">="), ("=<", "<="), ("=~", "~="), ("<>", "!="), ("><", nil), ("^", nil),
        ]
        for (symbol, meant) in known where take(symbol) {
            return (symbol, meant, start..<position)
        }
        let single: [(symbol: StaticString, meant: StaticString)] = [("=", "=="), ("~", "~="), ("!", "!=")]
        for (symbol, meant) in single where starts(with: symbol) && !starts(with: meant) && !starts(with: "==") {
            position += 1
            return (symbol, meant, start..<position)
        }
        return nil
    }
}
