extension Comparison {
    /// What the dynamic loader reads: the dynamic section, the tables that it names, and the build ID.
    mutating func compareDynamicParts(
        _ before: ELFFile, _ original: RawSpan, _ after: ELFFile, _ stripped: RawSpan
    ) {
        do throws(ELFError) {
            if try before.buildID(in: original) != after.buildID(in: stripped) {
                note(.buildID, "the build ID changed")
            }
            let old = try before.dynamicSection(in: original)
            let new = try after.dynamicSection(in: stripped)
            if old?.entries != new?.entries { note(.dynamicSection, "the dynamic section changed") }
            if old?.needed != new?.needed { note(.dynamicSection, "the needed libraries changed") }
            if old?.soname != new?.soname { note(.dynamicSection, "the SONAME changed") }
            if old?.rpath != new?.rpath || old?.runpath != new?.runpath {
                note(.dynamicSection, "the library search path changed")
            }
            guard let old, let new else { return }
            checkAddresses(old, before)
            try compareSymbols(before, old, original, after, new, stripped)
        } catch {
            note(.unreadable, "\(error)")
        }
    }

    /// Tables outside of every section, as some patching tools make them, are bytes that a strip tool may drop and
    /// that the comparison of sections does not see.
    private mutating func checkAddresses(_ dynamic: DynamicSection, _ file: ELFFile) {
        let covered = AddressRanges(file.sections)
        for entry in dynamic.entries where entry.tag.holdsAddress {
            var size: UInt64 = 1
            if let tag = entry.tag.sizeTag { size = dynamic.value(of: tag) ?? 0 }
            guard size > 0, !covered.contains(entry.value, count: size) else { continue }
            let tag = hexadecimal(entry.tag.rawValue)
            note(.dynamicAddress, "dynamic entry \(tag) names \(hexadecimal(entry.value)), which is in no section")
        }
        if file.header.entry != 0, !covered.contains(file.header.entry, count: 1) {
            note(.dynamicAddress, "the entry point is in no section")
        }
    }

    /// Symbols are the same when their entries and names are, byte for byte.
    private mutating func compareSymbols(
        _ before: ELFFile, _ old: DynamicSection, _ original: RawSpan,
        _ after: ELFFile, _ new: DynamicSection, _ stripped: RawSpan
    ) throws(ELFError) {
        let oldTable = try before.symbolTable(old, in: original)?.range ?? 0..<0
        let newTable = try after.symbolTable(new, in: stripped)?.range ?? 0..<0
        let oldNames = try before.dynamicStrings(old.entries, in: original)
        let newNames = try after.dynamicStrings(new.entries, in: stripped)
        if !original.sameBytes(oldTable, as: newTable, of: stripped)
            || !original.sameBytes(oldNames.range, as: newNames.range, of: stripped)
        {
            note(.dynamicSection, "the dynamic symbols changed")
        }
    }
}
