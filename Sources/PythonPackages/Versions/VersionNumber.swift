/// A number in a version. PEP 440 sets no bound, and dates or hashes are longer than an integer holds.
public struct VersionNumber: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByIntegerLiteral {
    /// Decimal digits without leading zeros.
    public let digits: String

    public init(_ value: UInt64) {
        digits = String(value)
    }

    public init(integerLiteral value: UInt64) {
        self.init(value)
    }

    /// Takes decimal digits in ASCII, at least one.
    init(digits: ArraySlice<UInt8>) {
        let significant = digits.drop { $0 == UInt8(ascii: "0") }
        self.digits = significant.isEmpty ? "0" : String(decoding: significant, as: UTF8.self)
    }

    /// The value, or nil where it does not fit.
    public var integer: Int? { Int(digits) }

    public var description: String { digits }

    public static func < (left: VersionNumber, right: VersionNumber) -> Bool {
        let (leftCount, rightCount) = (left.digits.utf8.count, right.digits.utf8.count)
        return leftCount == rightCount ? left.digits < right.digits : leftCount < rightCount
    }
}
