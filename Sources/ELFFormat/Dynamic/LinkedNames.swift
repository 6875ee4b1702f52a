/// The names by which a file is bound to others when it is loaded.
///
/// DT_NEEDED says what is loaded, these say what is used: linkers put libraries into DT_NEEDED that nothing asks for.
public struct LinkedNames: Hashable, Sendable {
    /// Undefined symbols, weak ones included.
    public let imported: Set<String>
    /// Defined symbols that other files can bind to.
    public let exported: Set<String>

    public init(_ symbols: [DynamicSymbol]) {
        imported = Set(symbols.lazy.filter(\.isImported).map(\.name))
        exported = Set(symbols.lazy.filter(\.isExported).map(\.name))
    }

    /// Whether `library` defines anything that this file imports. Symbol versions are not compared, so a yes may be
    /// due to another library's symbol of the same name; a no is certain.
    public func usesAnything(of library: LinkedNames) -> Bool {
        !imported.isDisjoint(with: library.exported)
    }
}
