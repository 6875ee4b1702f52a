/// A block of statements that is open at some point of the source.
struct Block {
    enum Kind: Hashable {
        /// The module itself.
        case module
        /// One that changes nothing for imports: loops, classes, `else` of a `try`, `finally`.
        case plain
        case function
        case classBody
        /// Of `if`, `elif` and `else`; the index of the branch.
        case branch(Int)
        /// The index of the `try`.
        case tryBody(Int)
        /// The indices of the `try`, and of the handler within it.
        case handler(Int, Int)
        /// The offset after `with`, in bytes.
        case with(Int)
        /// Of `match`: holds `case` only.
        case match
    }

    /// The compound statement in the block that `else`, `except` and their like would continue.
    enum Continuation {
        case none
        /// The index of the last branch.
        case branches(Int)
        /// The index of the `try`.
        case tryStatement(Int)
    }

    let kind: Kind
    var continuation = Continuation.none
    /// The index of the placement that imports of this block share, once there is one.
    var placement: Int?
    /// The offsets of the name of a function or class.
    let name: Range<Int>?
    /// Whether no function or class is around.
    let isModuleLevel: Bool
    /// Whether it is in a function, or one.
    let isDeferred: Bool

    /// - Parameter outer: the block that it stands in; nil for the module.
    init(_ kind: Kind, name: Range<Int>? = nil, in outer: Block?) {
        self.kind = kind
        self.name = name
        isDeferred = kind == .function || outer?.isDeferred ?? false
        isModuleLevel = (outer?.isModuleLevel ?? true) && kind != .function && kind != .classBody
    }
}

/// A branch of an `if` statement.
struct Branch {
    /// The offset of its condition in bytes; nil for `else`.
    let condition: Int?
    /// The index of the branch before it in the same statement.
    let previous: Int?
}

/// A `try` statement and the handlers met so far.
struct TryStatement {
    struct Handler {
        /// The offset of `except`, in bytes.
        let offset: Int
        var raisesAgain = ImportGuard.RaisesAgain.never
    }

    /// The offset of `try`, in bytes.
    let offset: Int
    var handlers: [Handler] = []
}
