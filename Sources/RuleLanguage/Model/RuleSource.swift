public import SlimDiagnostics

/// One rule file: its text, and whether it came with the program.
public struct RuleSource: Sendable, Hashable {
    public let text: SourceText
    /// Built-in statements that match nothing are no news; those of the user's own files are.
    public let isBuiltin: Bool

    public init(text: SourceText, isBuiltin: Bool) {
        self.text = text
        self.isBuiltin = isBuiltin
    }

    public init(name: String, bytes: [UInt8], isBuiltin: Bool) {
        self.init(text: SourceText(name: name, bytes: bytes), isBuiltin: isBuiltin)
    }

    /// The name that messages give the file.
    public var name: String { text.name }

    public var bytes: [UInt8] { text.bytes }

    /// Files of one name are the same, but for a built-in one and one of the user's.
    func isSameFile(as other: RuleSource) -> Bool {
        name == other.name && isBuiltin == other.isBuiltin
    }
}
