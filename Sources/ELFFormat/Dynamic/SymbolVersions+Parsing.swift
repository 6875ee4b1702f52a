extension ELFFile {
    /// The symbol versions that the file needs, by library; empty when it needs none.
    /// - Throws: `ELFError` when the chained records leave their segment or contradict themselves.
    public func versionNeeds(_ dynamic: DynamicSection, in bytes: RawSpan) throws(ELFError) -> [VersionNeed] {
        var needs: [VersionNeed] = []
        guard var chain = try versionChain(dynamic, .versionNeeds, count: .versionNeedCount, in: bytes) else {
            return []
        }
        var strings = try dynamicStrings(dynamic.entries, in: bytes)
        while var record = try chain.next() {
            guard try record.half(bytes) == 1 else { throw chain.malformed }
            let count = try record.half(bytes)
            let library = try strings.string(at: UInt64(record.word(bytes)), in: bytes)
            var inner = try chain.inner(at: record.word(bytes), count: UInt64(count))
            try chain.advance(by: record.word(bytes))
            var versions: [VersionNeed.Version] = []
            while var auxiliary = try inner.next() {
                auxiliary.skip(4)  // vna_hash
                let flags = try auxiliary.half(bytes)
                let index = try auxiliary.half(bytes)
                let name = try strings.string(at: UInt64(auxiliary.word(bytes)), in: bytes)
                try inner.advance(by: auxiliary.word(bytes))
                versions.append(VersionNeed.Version(name: name, isWeak: flags & 2 != 0, index: index & 0x7FFF))
            }
            needs.append(VersionNeed(library: library, versions: versions))
        }
        return needs
    }

    /// The symbol versions that the file defines, its base included; empty when it defines none.
    /// - Throws: `ELFError` when the chained records leave their segment or contradict themselves.
    public func versionDefinitions(
        _ dynamic: DynamicSection, in bytes: RawSpan
    ) throws(ELFError) -> [VersionDefinition] {
        var definitions: [VersionDefinition] = []
        let found = try versionChain(dynamic, .versionDefinitions, count: .versionDefinitionCount, in: bytes)
        guard var chain = found else { return [] }
        var strings = try dynamicStrings(dynamic.entries, in: bytes)
        while var record = try chain.next() {
            guard try record.half(bytes) == 1 else { throw chain.malformed }
            let flags = try record.half(bytes)
            let index = try record.half(bytes)
            let count = try record.half(bytes)
            record.skip(4)  // vd_hash
            var inner = try chain.inner(at: record.word(bytes), count: UInt64(count))
            try chain.advance(by: record.word(bytes))
            var names: [String] = []
            while var auxiliary = try inner.next() {
                names.append(try strings.string(at: UInt64(auxiliary.word(bytes)), in: bytes))
                try inner.advance(by: auxiliary.word(bytes))
            }
            guard let name = names.first else { throw chain.malformed }
            definitions.append(
                VersionDefinition(
                    name: name, isBase: flags & 1 != 0, index: index & 0x7FFF, parents: Array(names.dropFirst())))
        }
        return definitions
    }

    private func versionChain(
        _ dynamic: DynamicSection, _ tag: DynamicTag, count: DynamicTag, in bytes: RawSpan
    ) throws(ELFError) -> VersionChain? {
        guard let address = dynamic.value(of: tag) else { return nil }
        let structure: ELFStructure = tag == .versionNeeds ? .versionNeeds : .versionDefinitions
        guard let range = LoadMap(segments).fileRange(from: address, in: bytes) else {
            throw ELFError(reason: .notMapped(structure, address: address), offset: address)
        }
        return VersionChain(
            encoding, structure, range: range, offset: range.lowerBound, remaining: dynamic.value(of: count) ?? .max)
    }
}

/// Records that each say how far the next one is. Distances count up only, so a chain cannot loop.
private struct VersionChain {
    private let encoding: Encoding
    private let structure: ELFStructure
    private let range: Range<Int>
    private var offset: Int
    private var remaining: UInt64

    init(_ encoding: Encoding, _ structure: ELFStructure, range: Range<Int>, offset: Int, remaining: UInt64) {
        self.encoding = encoding
        self.structure = structure
        self.range = range
        self.offset = offset
        self.remaining = remaining
    }

    var malformed: ELFError { ELFError(reason: .malformed(structure), offset: UInt64(offset)) }

    /// A reader of the next record; nil after the last one.
    mutating func next() throws(ELFError) -> FieldReader? {
        guard remaining > 0 else { return nil }
        guard range.contains(offset) else { throw malformed }
        remaining -= 1
        return FieldReader(encoding, structure, at: offset)
    }

    /// The records that belong to the current one.
    func inner(at distance: UInt32, count: UInt64) throws(ELFError) -> VersionChain {
        let start = offset + Int(distance)
        guard count == 0 || range.contains(start) else { throw malformed }
        return VersionChain(encoding, structure, range: range, offset: start, remaining: count)
    }

    /// Moves to the next record; a distance of 0 marks the last one.
    mutating func advance(by distance: UInt32) throws(ELFError) {
        if distance == 0 {
            remaining = 0
        } else {
            offset += Int(distance)
        }
    }
}
