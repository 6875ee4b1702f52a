/// Specifiers that must all match, separated by commas (PEP 440), such as `>=2.2,<2.3`. An empty set matches every version.
public struct SpecifierSet: Sendable, Hashable, CustomStringConvertible {
    /// The specifiers in the order in which they were written.
    public let specifiers: [Specifier]

    public var isEmpty: Bool { specifiers.isEmpty }

    /// The specifiers in their normal form, in the order in which they were written.
    public var description: String {
        specifiers.map(\.description).joined(separator: ",")
    }

    /// Whether a version matches every specifier, as `packaging.specifiers.SpecifierSet.contains` has it.
    ///
    /// - Parameter prereleases: whether pre-releases may match. `nil` follows PEP 440, by which a pre-release is taken
    ///   where nothing else is on offer; for one version alone that is the same as `true`.
    public func contains(_ version: Version, prereleases: Bool? = nil) -> Bool {
        if prereleases == false && version.isPrerelease { return false }
        return specifiers.allSatisfy { $0.contains(version) }
    }
}

extension SpecifierSet {
    /// Reads specifiers separated by commas. Empty ones between commas are passed over, as pip does.
    /// - Throws: an error that points at the faulty part and says what to write where that can be guessed.
    public init(parsing text: String) throws(PackagingError) {
        let bytes = Array(text.utf8)
        var specifiers: [Specifier] = []
        var start = 0
        while start <= bytes.count {
            let end = bytes[start...].firstIndex(of: UInt8(ascii: ",")) ?? bytes.count
            let part = trimWhitespace(bytes, start..<end)
            if !part.isEmpty {
                specifiers.append(try Specifier(parsing: bytes, part))
            }
            start = end + 1
        }
        self.specifiers = specifiers
    }
}

extension Specifier {
    /// Reads one specifier.
    public init(parsing text: String) throws(PackagingError) {
        let bytes = Array(text.utf8)
        try self.init(parsing: bytes, trimWhitespace(bytes, 0..<bytes.count))
    }

    fileprivate init(parsing bytes: [UInt8], _ part: Range<Int>) throws(PackagingError) {
        var cursor = ByteCursor(bytes, range: part)
        guard let specifier = cursor.scanSpecifier() else {
            throw .noSpecifier(in: bytes, part)
        }
        guard cursor.isAtEnd else {
            throw .leftOver(behind: specifier, in: bytes, part, at: cursor.position)
        }
        self = specifier
    }
}
