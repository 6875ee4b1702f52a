/// One comparison with a version (PEP 440), such as `>=1.2`, `==1.4.*` or `~=2.2`.
public struct Specifier: Sendable {
    public enum Operator: String, Sendable, CaseIterable {
        case arbitrary = "==="
        case compatible = "~="
        case equal = "=="
        case notEqual = "!="
        case atMost = "<="
        case atLeast = ">="
        case less = "<"
        case greater = ">"
    }

    public enum Operand: Sendable, Hashable {
        case version(Version)
        /// A version that ends in `.*`: its epoch and release only.
        case prefix(Version)
        /// The right side of `===`, which need not be a version.
        case text(String)
    }

    public let comparison: Operator
    public let operand: Operand
}

extension Specifier: CustomStringConvertible {
    public var description: String {
        switch operand {
        case .version(let version): "\(comparison.rawValue)\(version)"
        case .prefix(let version): "\(comparison.rawValue)\(version).*"
        case .text(let text): comparison.rawValue + text
        }
    }
}

extension Specifier: Hashable {
    /// `>=1.0` equals `>=1`, but `~=1.0` is not `~=1.0.0`: there the count of numbers has a meaning.
    public static func == (left: Specifier, right: Specifier) -> Bool {
        left.comparison == right.comparison && left.operand == right.operand
            && left.significantCount == right.significantCount
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(comparison)
        hasher.combine(operand)
        hasher.combine(significantCount)
    }

    private var significantCount: Int? {
        switch operand {
        case .prefix(let version): version.release.count
        case .version(let version) where comparison == .compatible: version.release.count
        default: nil
        }
    }
}
