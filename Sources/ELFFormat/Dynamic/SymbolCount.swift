extension ELFFile {
    /// How many entries the dynamic symbol table has, the null symbol included. No field says so; the hash tables do,
    /// and where they are silent the relocations name every symbol that matters.
    func symbolCount(_ dynamic: DynamicSection, in bytes: RawSpan) throws(ELFError) -> UInt64 {
        if let address = dynamic.value(of: .hash), let count = try chainCount(address, in: bytes) {
            return count
        }
        var unhashed: UInt64 = 1
        if let address = dynamic.value(of: .gnuHash) {
            let (firstHashed, count) = try gnuHashCount(address, in: bytes)
            if let count { return count }
            unhashed = firstHashed
        }
        return try max(unhashed, highestRelocatedSymbol(dynamic, in: bytes) + 1)
    }

    /// The nchain field of DT_HASH; nil on the machines whose hash tables have 64-bit words.
    private func chainCount(_ address: UInt64, in bytes: RawSpan) throws(ELFError) -> UInt64? {
        let hasWideWords = header.elfClass == .bits64 && (header.machine == .s390 || header.machine.rawValue == 0x9026)
        guard !hasWideWords else { return nil }
        guard let range = LoadMap(segments).fileRange(at: address, count: 8, in: bytes) else {
            throw ELFError(reason: .notMapped(.hashTable, address: address), offset: address)
        }
        return UInt64(bytes.value(at: range.lowerBound + 4, as: UInt32.self, in: header.byteOrder))
    }

    /// The first symbol that is in DT_GNU_HASH, and one more than the last one; nil when there is none, because symbols
    /// that the file only imports are not in it.
    private func gnuHashCount(
        _ address: UInt64, in bytes: RawSpan
    ) throws(ELFError) -> (firstHashed: UInt64, count: UInt64?) {
        guard let range = LoadMap(segments).fileRange(from: address, in: bytes), range.count >= 16 else {
            throw ELFError(reason: .notMapped(.gnuHashTable, address: address), offset: address)
        }
        var fields = FieldReader(encoding, .gnuHashTable, at: range.lowerBound)
        let bucketCount = Int(try fields.word(bytes))
        let firstSymbol = Int(try fields.word(bytes))
        let bloomWords = Int(try fields.word(bytes))
        let bloomBytes = bloomWords * (header.elfClass == .bits32 ? 4 : 8)
        let buckets = range.lowerBound + 16 + bloomBytes
        let chains = buckets + 4 * bucketCount
        guard chains <= range.upperBound else {
            throw ELFError(reason: .outOfBounds(.gnuHashTable, size: UInt64(chains)), offset: UInt64(range.lowerBound))
        }
        var last = 0
        for offset in stride(from: buckets, to: chains, by: 4) {
            last = max(last, Int(bytes.value(at: offset, as: UInt32.self, in: header.byteOrder)))
        }
        guard last != 0 else { return (UInt64(firstSymbol), nil) }
        guard last >= firstSymbol else {
            throw ELFError(reason: .malformed(.gnuHashTable), offset: UInt64(range.lowerBound))
        }
        // The chain of the highest bucket ends where its hash has the lowest bit set.
        var offset = chains + 4 * (last - firstSymbol)
        while offset <= range.upperBound - 4 {
            if bytes.value(at: offset, as: UInt32.self, in: header.byteOrder) & 1 == 1 {
                return (UInt64(firstSymbol), UInt64(last) + 1)
            }
            last += 1
            offset += 4
        }
        throw ELFError(reason: .outOfBounds(.gnuHashTable, size: UInt64(range.count)), offset: UInt64(range.lowerBound))
    }

    private func highestRelocatedSymbol(_ dynamic: DynamicSection, in bytes: RawSpan) throws(ELFError) -> UInt64 {
        let pltHasAddends = dynamic.value(of: .pltRelocationType) == DynamicTag.rela.rawValue
        let tables: [(address: DynamicTag, size: DynamicTag, hasAddends: Bool)] = [
            (.rela, .relaSize, true), (.rel, .relSize, false),
            (.pltRelocations, .pltRelocationsSize, pltHasAddends),
        ]
        let word = header.elfClass == .bits32 ? 4 : 8
        var highest: UInt64 = 0
        for table in tables {
            guard let address = dynamic.value(of: table.address), let size = dynamic.value(of: table.size) else {
                continue
            }
            guard let range = LoadMap(segments).fileRange(at: address, count: size, in: bytes) else {
                throw ELFError(reason: .notMapped(.relocations, address: address), offset: address)
            }
            let entrySize = word * (table.hasAddends ? 3 : 2)
            var offset = range.lowerBound
            while range.upperBound - offset >= entrySize {
                var fields = FieldReader(encoding, .relocations, at: offset + word)
                let info = try fields.native(bytes)
                highest = max(highest, header.elfClass == .bits32 ? info >> 8 : info >> 32)
                offset += entrySize
            }
        }
        return highest
    }
}
