/// The entry points of a distribution: objects that other programs look up by group and name.
public struct EntryPoints: Sendable, Hashable {
    public struct EntryPoint: Sendable, Hashable {
        /// Such as `console_scripts` or `xarray.backends`.
        public let group: String
        public let name: String
        /// As it is written: `module:attribute [extras]`.
        public let value: String

        /// The module to import, or nil where the value does not begin with one.
        public var module: String? {
            let module = value.prefix { $0 != ":" && $0 != "[" && !$0.isWhitespace }
            return module.isEmpty ? nil : String(module)
        }
    }

    /// The entry points in the order of the file.
    public let entries: [EntryPoint]

    /// The names of the groups, sorted.
    public var groups: [String] { Set(entries.map(\.group)).sorted() }

    /// Reads an `entry_points.txt` as `importlib.metadata` does. Lines that mean nothing are passed over.
    public init(parsing bytes: [UInt8]) {
        var entries: [EntryPoint] = []
        var group: String?
        for line in LineSequence(bytes) {
            let text = trimSpaces(decode(bytes[line.content]))
            if text.isEmpty || text.hasPrefix("#") { continue }
            if text.hasPrefix("["), text.hasSuffix("]") {
                group = String(text.trimmingBrackets())
            } else if let group, let equals = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
                let value = trimSpaces(String(text[text.index(after: equals)...]))
                entries.append(EntryPoint(group: group, name: trimSpaces(String(text[..<equals])), value: value))
            }
        }
        self.entries = entries
    }

    public func entries(in group: String) -> [EntryPoint] {
        entries.filter { $0.group == group }
    }
}

extension String {
    fileprivate func trimmingBrackets() -> Substring {
        var text = self[...]
        while let first = text.first, first == "[" || first == "]" { text.removeFirst() }
        while let last = text.last, last == "[" || last == "]" { text.removeLast() }
        return text
    }
}

/// The names of the top-level modules and packages that a `top_level.txt` lists.
public func parseTopLevelNames(_ bytes: [UInt8]) -> [String] {
    LineSequence(bytes).map { trimSpaces(decode(bytes[$0.content])) }.filter { !$0.isEmpty }
}
