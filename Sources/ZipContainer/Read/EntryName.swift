import SlimFiles

/// What an entry's name means as a path.
struct EntryName {
    /// Nil where the name leads out of the folder into which the archive is unpacked, or nowhere.
    let path: BytePath?
    /// Whether the name ends in a slash.
    let isFolder: Bool
    let problems: [ZipFinding.Problem]

    private static let slash = UInt8(ascii: "/")
    private static let backslash = UInt8(ascii: "\\")
    private static let parent = [UInt8](repeating: UInt8(ascii: "."), count: 2)

    init(_ name: [UInt8]) {
        isFolder = name.last == EntryName.slash
        var problems: [ZipFinding.Problem] = []
        if name.contains(EntryName.backslash) { problems.append(.backslash) }
        guard !EntryName.escapes(name) else {
            path = nil
            self.problems = problems + [.escapes]
            return
        }
        let named = name.dropLast(isFolder ? 1 : 0)
        let components = named.split(separator: EntryName.slash, omittingEmptySubsequences: false)
            .filter { !$0.isEmpty && !$0.elementsEqual([UInt8(ascii: ".")]) }
        let cleaned = Array(components.joined(separator: [EntryName.slash]))
        if !named.elementsEqual(cleaned) || cleaned.isEmpty { problems.append(.irregularName) }
        path = cleaned.isEmpty ? nil : BytePath(bytes: cleaned)
        self.problems = problems
    }

    /// Backslashes count as separators here, as they do to some unpackers.
    private static func escapes(_ name: [UInt8]) -> Bool {
        if name.contains(0) { return true }
        if let first = name.first, first == slash || first == backslash { return true }
        if name.count >= 3, isLetter(name[0]), name[1] == UInt8(ascii: ":"), name[2] == slash || name[2] == backslash {
            return true
        }
        return name.split { $0 == slash || $0 == backslash }.contains { $0.elementsEqual(parent) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
