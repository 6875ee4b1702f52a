extension ByteCursor {
    /// Reads the longest specifier that starts here, or returns nil and stays.
    mutating func scanSpecifier() -> Specifier? {
        let start = position
        guard let comparison = scanOperator() else { return nil }
        skipWhitespace()
        let operand: Specifier.Operand?
        switch comparison {
        case .arbitrary: operand = .text(scanArbitraryText())
        case .equal, .notEqual:
            if let prefix = scanPrefix() {
                operand = .prefix(prefix)
            } else {
                operand = scanVersion().map { .version($0) }
            }
        case .compatible:
            let version = scanVersion(allowingLocal: false)
            operand = version.flatMap { $0.release.count > 1 ? .version($0) : nil }
        default: operand = scanVersion(allowingLocal: false).map { .version($0) }
        }
        guard let operand else {
            position = start
            return nil
        }
        return Specifier(comparison: comparison, operand: operand)
    }

    /// Reads a comparison operator; the longer ones come first in `allCases`.
    mutating func scanOperator() -> Specifier.Operator? {
        for comparison in Specifier.Operator.allCases {
            let symbol = comparison.rawValue.utf8
            if bytes[position..<end].starts(with: symbol) {
                position += symbol.count
                return comparison
            }
        }
        return nil
    }

    /// Reads a release that ends in `.*`, or returns nil and stays.
    private mutating func scanPrefix() -> Version? {
        let start = position
        guard let (epoch, release) = scanRelease(), take(".*") else {
            position = start
            return nil
        }
        return Version(epoch: epoch, release: release)
    }

    /// Reads what stands behind `===`: everything up to white space, `;` or `)`.
    private mutating func scanArbitraryText() -> String {
        let start = position
        while let byte = next, byte != UInt8(ascii: ";"), byte != UInt8(ascii: ")"),
            whitespaceLength(in: bytes, at: position, end: end) == 0
        {
            position += 1
        }
        return text(start..<position)
    }
}
