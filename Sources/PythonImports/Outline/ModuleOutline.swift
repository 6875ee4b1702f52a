/// What a module does when it is imported, as far as that matters to imports: a tree of its statements.
public struct ModuleOutline: Sendable {
    /// In the order of the source.
    public let body: [OutlineNode]
    /// Functions and methods, in the order of their heads.
    public let functions: [OutlineFunction]
    /// Classes outside of functions, in the order of their heads.
    public let classes: [OutlineClass]
    /// The names in `__all__`; nil where there is none, or where code makes it.
    public let exports: [String]?
    /// Whether the module defines `__getattr__`.
    public let hasAttributeFunction: Bool
    /// The calls in the bodies of functions, in the order of the source.
    let calls: [OutlineCall]
    /// Why reading stopped before the end; what stands before it was read.
    public let problem: PythonProblem?

    public static func read(_ source: [UInt8]) -> ModuleOutline {
        source.withUnsafeBufferPointer { bytes in
            let outcome = withTokenizer(over: bytes) { tokenizer in
                var reader = OutlineReader(tokenizer)
                return reader.readAll()
            }
            switch outcome {
            case .success(let outline): return outline
            case .failure(let problem):
                return ModuleOutline(
                    body: [], functions: [], classes: [], exports: nil, hasAttributeFunction: false, calls: [],
                    problem: problem)
            }
        }
    }
}

/// A statement, or a block of them.
public indirect enum OutlineNode: Sendable {
    case imports(OutlineImport)
    /// `importlib.import_module("a.b")`
    case importCall(OutlineImportCall)
    /// A name that the statement binds, and the constant that it is bound to where that is one.
    case binding(String, OutlineConstant?)
    /// What a name that has just been bound stands for.
    case naming(String, OutlineSubject)
    /// A call of a dotted name outside of functions, or a decorator.
    case call(String, line: Int)
    case raise(OutlineRaise)
    /// The branches of an `if`, the `else` among them.
    case branches([OutlineBranch])
    case attempt(OutlineAttempt)
    /// `with suppress(ImportError)`
    case suppression(ImportGuard.Caught, [OutlineNode])
    /// Runs never, once or often: loops, cases of a `match`.
    case repeated([OutlineNode])
    case classBody([OutlineNode])
    /// The definition of a function, by its index.
    case definition(Int)
}

/// An import statement without its placement, which the tree has.
public struct OutlineImport: Sendable {
    /// The line of its first word, from 1.
    public let line: Int
    public let source: ImportStatement.Source
    public let names: [ImportedName]

    public var isStar: Bool { names.first?.name == "*" }
}

/// An import by a call with a literal name.
public struct OutlineImportCall: Sendable {
    /// The line of the function's name, from 1.
    public let line: Int
    /// Without the leading dots.
    public let module: String
    /// 0 is absolute.
    public let level: Int
    /// What a relative name counts from.
    public let package: ImportCall.Package?
}

/// A value that conditions can ask for.
public enum OutlineConstant: Sendable, Hashable {
    case yes
    case no
    case none
}

public enum OutlineRaise: Sendable, Hashable {
    /// What the handler caught.
    case again
    case missingModule
    case importError
    case other
}

public struct OutlineBranch: Sendable {
    /// nil for `else`.
    public let condition: ImportCondition?
    /// Where the whole condition asks for a name.
    public let flag: OutlineFlag?
    public let body: [OutlineNode]
}

/// A condition such as `HAS_X`, `not HAS_X`, `x is None`, `x is not None`.
public struct OutlineFlag: Sendable, Hashable {
    public let name: String
    public let isNegated: Bool
    public let asksForNone: Bool

    /// Whether the condition holds for a value.
    public func holds(for value: OutlineConstant) -> Bool {
        let isTrue = asksForNone ? value == .none : value == .yes
        return isTrue != isNegated
    }
}

public struct OutlineAttempt: Sendable {
    public struct Handler: Sendable {
        /// nil where it catches no failure of an import.
        public let catches: ImportGuard.Caught?
        public let body: [OutlineNode]
    }

    public let body: [OutlineNode]
    public let handlers: [Handler]
    public let otherwise: [OutlineNode]
    public let finally: [OutlineNode]
}

/// A function or method.
public struct OutlineFunction: Sendable {
    /// From 1.
    public let line: Int
    /// `f`, or `C.f` for a method.
    public let name: String
    /// What in it imports; empty for most.
    public let body: [OutlineNode]
    /// Its calls among those of the outline.
    let calls: Range<Int>
}

/// A call in the body of a function.
struct OutlineCall: Sendable {
    /// Of the dotted name, in bytes.
    let start: UInt32
    let length: UInt16
    /// Whether it stands in the body of a `try`.
    let isAttempted: Bool
}
