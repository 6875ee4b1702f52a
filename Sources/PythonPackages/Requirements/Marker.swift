/// A condition on the environment under which a requirement counts (PEP 508), such as
/// `python_version < "3.13" and extra == "test"`.
public struct Marker: Sendable, Hashable {
    /// The condition as alternatives (joined by `or`) of terms (joined by `and`).
    let alternatives: [[Term]]

    enum Term: Sendable, Hashable {
        case comparison(Comparison)
        /// A condition in parentheses.
        case group([[Term]])
    }

    struct Comparison: Sendable, Hashable {
        let left: Operand
        let relation: Relation
        let right: Operand
    }

    enum Operand: Sendable, Hashable {
        case variable(MarkerVariable)
        case literal(String)
    }

    enum Relation: Sendable, Hashable {
        case version(Specifier.Operator)
        case isIn
        case isNotIn

        var text: String {
            switch self {
            case .version(let comparison): comparison.rawValue
            case .isIn: "in"
            case .isNotIn: "not in"
            }
        }
    }
}

extension Marker: CustomStringConvertible {
    /// The condition in normal form: double quotes, single spaces, names of extras normalized.
    public var description: String {
        Self.describe(alternatives, isOutermost: true)
    }

    private static func describe(_ alternatives: [[Term]], isOutermost: Bool) -> String {
        if alternatives.count == 1, alternatives[0].count == 1 {
            return describe(alternatives[0][0], isOutermost: isOutermost)
        }
        let text = alternatives.map { terms in
            terms.map { describe($0, isOutermost: false) }.joined(separator: " and ")
        }.joined(separator: " or ")
        return isOutermost ? text : "(\(text))"
    }

    private static func describe(_ term: Term, isOutermost: Bool) -> String {
        switch term {
        case .comparison(let comparison):
            "\(comparison.left) \(comparison.relation.text) \(comparison.right)"
        case .group(let alternatives):
            describe(alternatives, isOutermost: isOutermost)
        }
    }
}

extension Marker.Operand: CustomStringConvertible {
    var description: String {
        switch self {
        case .variable(let variable): variable.rawValue
        case .literal(let text): text.utf8.contains(UInt8(ascii: "\"")) ? "'\(text)'" : "\"\(text)\""
        }
    }
}
