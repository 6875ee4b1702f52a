import SlimFiles

/// A module that may read files by names that stand in its strings.
struct ReadingModule {
    /// The components of its folder.
    private let folder: [ArraySlice<UInt8>]
    private let values: Set<String>
    /// The components of all strings.
    private let components: Set<[UInt8]>

    init(path: BytePath, values: Set<String>) {
        folder = path.components.dropLast()
        self.values = values
        components = Set(values.flatMap { $0.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) } })
    }

    /// Whether a literal names a file: seen from the module's folder or one around it, or from a package that another
    /// literal names, and with every folder on the way named by some literal.
    ///
    /// - Parameter isThere: whether a file is in the layer, so that a nearer one of the same name is meant.
    func names(_ file: BytePath, by literal: String, isThere: (BytePath) -> Bool) -> Bool {
        let wanted = literal.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
            .drop { $0 == [0x2E] || $0 == [0x2E, 0x2E] }
        let path = file.components
        guard !wanted.isEmpty, path.count >= wanted.count,
            zip(path.suffix(wanted.count), wanted).allSatisfy({ $0.elementsEqual($1) })
        else { return false }
        let around = Array(path.dropLast(wanted.count))
        let common = zip(around, folder).prefix { $0.elementsEqual($1) }.count
        if (common > 0 || folder.isEmpty && around.isEmpty) && isNamed(around[common...]) {
            let rest = around[common...].map { Array($0) } + wanted
            return !hasNearer(rest, than: common, isThere)
        }
        return isInNamedPackage(around)
    }

    private func isNamed(_ folders: ArraySlice<ArraySlice<UInt8>>) -> Bool {
        folders.allSatisfy { components.contains(Array($0)) }
    }

    private func hasNearer(_ rest: [[UInt8]], than common: Int, _ isThere: (BytePath) -> Bool) -> Bool {
        guard folder.count > common else { return false }
        return (common + 1...folder.count).contains { depth in
            let path = folder[..<depth].map { Array($0) } + rest
            return isThere(BytePath(bytes: Array(path.joined(separator: [UInt8(ascii: "/")]))))
        }
    }

    /// `files("a.b").joinpath("c")`
    private func isInNamedPackage(_ around: [ArraySlice<UInt8>]) -> Bool {
        (1...max(around.count, 1)).contains { depth in
            guard depth <= around.count else { return false }
            let name = around[..<depth].map { String(decoding: $0, as: UTF8.self) }.joined(separator: ".")
            return values.contains(name) && isNamed(around[depth...])
        }
    }
}
