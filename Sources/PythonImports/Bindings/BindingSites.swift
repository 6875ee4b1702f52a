/// Where a source binds names of the module or calls functions while it is imported; all offsets are in bytes.
struct BindingSites {
    /// A call, or a decorator.
    struct Call {
        /// The offsets of the name's last part.
        let name: Range<Int>
        let statementStart: Int
        /// An index into the placements.
        let placement: Int
    }

    /// The names of functions and classes of the module, those after `global`, and those before `:=`.
    var names: [Range<Int>] = []
    /// The first targets of `for`.
    var loops: [Int] = []
    /// What follows `with`.
    var contexts: [Int] = []
    var calls: [Call] = []
    /// Where the name of the last definition begins: a parenthesis behind it opens no call.
    var definition: Int?
    /// The parentheses of functions that are not within another, by their name behind that of their class.
    var functions: [String: Int] = [:]
    var bindsUnseenNames = false
}
