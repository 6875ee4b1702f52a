/// A symbol version with numbers, such as `GLIBC_2.34` or `GLIBCXX_3.4.29`, compared part by part.
public struct VersionNumber: Hashable, Sendable {
    /// The part before the numbers, such as `GLIBC`.
    public let family: String
    public let parts: [UInt32]

    public init(family: String, parts: [UInt32]) {
        self.family = family
        self.parts = parts
    }

    /// Reads `FAMILY_N.N.N`; nil for names without numbers, such as `GLIBC_PRIVATE`.
    public init?(parsing name: String) {
        guard let separator = name.utf8.lastIndex(of: UInt8(ascii: "_")) else { return nil }
        var parts: [UInt32] = []
        let digits = name[name.index(after: separator)...]
        for piece in digits.split(separator: ".", omittingEmptySubsequences: false) {
            guard piece.utf8.allSatisfy({ (48...57).contains($0) }), let part = UInt32(piece) else { return nil }
            parts.append(part)
        }
        self.init(family: String(name[..<separator]), parts: parts)
    }
}

extension VersionNumber: Comparable {
    /// Orders by numbers; versions of two families are ordered by family name.
    public static func < (left: VersionNumber, right: VersionNumber) -> Bool {
        if left.family != right.family { return left.family < right.family }
        return left.parts.lexicographicallyPrecedes(right.parts)
    }
}

extension VersionNumber: CustomStringConvertible {
    public var description: String {
        family + "_" + parts.map(String.init).joined(separator: ".")
    }
}

extension [VersionNeed] {
    /// The highest version of one family (`GLIBC`, `GLIBCXX`, `CXXABI`, …) among all that must be there; weak needs do
    /// not count. glibc names abilities `GLIBC_ABI_…`; the first of them came with 2.36, as which all of them count.
    public func highest(_ family: String) -> VersionNumber? {
        var highest: VersionNumber?
        for need in self {
            for version in need.versions where !version.isWeak {
                let isAbility = version.name.utf8.starts(with: "GLIBC_ABI_".utf8)
                let name = isAbility ? "GLIBC_2.36" : version.name
                guard name.utf8.starts(with: family.utf8), let number = VersionNumber(parsing: name),
                    number.family == family
                else { continue }
                highest = highest.map { Swift.max($0, number) } ?? number
            }
        }
        return highest
    }
}
