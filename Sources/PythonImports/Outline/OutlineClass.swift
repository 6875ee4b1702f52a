/// A class outside of functions.
public struct OutlineClass: Sendable {
    /// `C`, or `C.D` for one in another.
    public let name: String
    /// The dotted names of what it is made from, keywords left out; `B` for `B[T]`.
    public let bases: [String]
    /// The functions in its body, in the order of the source.
    public internal(set) var methods: [String] = []
}

/// What a name of a module stands for, as far as calls by it are concerned.
public enum OutlineSubject: Sendable, Hashable {
    /// A class, by its index in the outline.
    case definition(Int)
    /// Another name: `f = m.g`.
    case alias(String)
    /// What a call of a dotted name gives: `x = C()`.
    case instance(of: String)
}
