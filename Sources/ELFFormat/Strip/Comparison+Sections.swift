extension Comparison {
    /// Every allocated section reads the same bytes at the same address through the new PT_LOADs.
    mutating func compareSections(
        _ before: ELFFile, _ original: RawSpan, _ after: ELFFile, _ stripped: RawSpan
    ) {
        let oldMap = LoadMap(before.segments)
        let newMap = LoadMap(after.segments)
        // Sections of sound files do not overlap; hostile ones must not cost more than a few times the file's size.
        var budget = 4 * original.byteCount
        for section in before.sections where section.takesMemory {
            let name = "section \(section.name) at \(hexadecimal(section.address))"
            if section.type == .noBits {
                if let problem = zeroProblem(section, newMap, stripped, &budget) {
                    note(.zeroedRange, "\(name) \(problem)")
                }
            } else {
                guard let oldRange = oldMap.fileRange(at: section.address, count: section.size, in: original) else {
                    note(.notStrippable, "\(name) is in no segment of the original")
                    continue
                }
                budget -= oldRange.count
                guard budget >= 0 else { break }
                let newRange = newMap.fileRange(at: section.address, count: section.size, in: stripped)
                if let newRange, original.sameBytes(oldRange, as: newRange, of: stripped) { continue }
                note(.sectionBytes, newRange == nil ? "\(name) is no longer mapped" : "\(name) holds other bytes")
            }
        }
        if budget < 0 { note(.notStrippable, "sections of the original overlap too often") }
    }

    /// What is wrong with a NOBITS section in the new file; nil when it is mapped and zero.
    private func zeroProblem(
        _ section: ELFSection, _ map: LoadMap, _ bytes: RawSpan, _ budget: inout Int
    ) -> String? {
        guard let load = map.load(at: section.address),
            section.size <= load.memorySize - (section.address - load.address)
        else { return "is no longer mapped" }
        // Memory past the segment's file bytes is zero; a section may also start before their end.
        let distance = section.address - load.address
        guard distance < load.fileSize else { return nil }
        let count = min(section.size, load.fileSize - distance)
        guard let range = map.fileRange(at: section.address, count: count, in: bytes) else {
            return "is mapped from past the file's end"
        }
        budget -= range.count
        return budget < 0 || bytes.isZero(range) ? nil : "is no longer zero"
    }
}

extension ELFSection {
    /// Whether it has an address range of its own. Thread-local NOBITS sections have none: PT_TLS describes them.
    var takesMemory: Bool {
        isAllocated && size > 0 && type != .null && !(type == .noBits && flags.contains(.threadLocal))
    }
}
