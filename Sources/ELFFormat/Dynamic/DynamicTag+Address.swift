extension DynamicTag {
    /// Whether the entry's value is an address in the file's memory (d_ptr), and no number or offset.
    var holdsAddress: Bool {
        switch self {
        case .pltGOT, .hash, .stringTable, .symbolTable, .rela, .initFunction, .finiFunction, .rel, .pltRelocations,
            .initArray, .finiArray, .preinitArray, .symbolTableIndexes, .relr, .versionIndexes, .versionDefinitions,
            .versionNeeds:
            true
        // The GNU range for addresses, DT_ADDRRNGLO to DT_ADDRRNGHI, with DT_GNU_HASH, DT_TLSDESC_PLT and others.
        default: (0x6FFF_FE00...0x6FFF_FEFF).contains(rawValue)
        }
    }

    /// The entry that tells how many bytes the table at this entry's address has; nil when no entry does.
    var sizeTag: DynamicTag? {
        switch self {
        case .stringTable: .stringTableSize
        case .rela: .relaSize
        case .rel: .relSize
        case .pltRelocations: .pltRelocationsSize
        case .initArray: .initArraySize
        case .finiArray: .finiArraySize
        case .preinitArray: .preinitArraySize
        case .relr: .relrSize
        default: nil
        }
    }
}
