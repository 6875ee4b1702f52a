/// A value of Python source, as far as it is literal.
indirect enum Literal {
    /// The value, and the offset of the literal in bytes.
    case string(String, Int)
    case integer(Int)
    /// What a computed string begins with: `"a." + name`, `f"a.{name}"`. A leading `__name__` is the empty start of `.`.
    case prefix(String)
    /// A list or set.
    case list([Literal])
    case tuple([Literal])
    case dictionary([(key: Literal, value: Literal)])
    /// A name, dotted or not.
    case name(String)
    case other

    /// Whether it is a list, set or tuple.
    var isCollection: Bool {
        switch self {
        case .list, .tuple: true
        default: false
        }
    }

    /// The strings of a collection, or the string itself.
    var strings: [(text: String, offset: Int)] {
        switch self {
        case .string(let text, let offset): [(text, offset)]
        case .list(let values), .tuple(let values): values.flatMap { $0.strings }
        default: []
        }
    }
}

/// The arguments of a call.
struct LiteralArguments {
    var positional: [Literal] = []
    var keywords: [String: Literal] = [:]

    /// The argument that has a place or else a name.
    func value(at place: Int, named name: String) -> Literal? {
        place < positional.count ? positional[place] : keywords[name]
    }
}
