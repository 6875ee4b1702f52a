extension Comparison {
    /// Program headers must agree one by one, but for file offsets, and PT_LOADs may get shorter: that no section is
    /// lost with the end of a PT_LOAD is seen when sections are compared.
    mutating func compareSegments(
        _ before: ELFFile, _ original: RawSpan, _ after: ELFFile, _ stripped: RawSpan
    ) {
        guard before.segments.count == after.segments.count else {
            return note(.segment, "\(before.segments.count) program headers became \(after.segments.count)")
        }
        // Segments of hostile files may overlap; together they must not cost more than a few times the file's size.
        var budget = 4 * original.byteCount
        for (index, (old, new)) in zip(before.segments, after.segments).enumerated() {
            let name = "segment \(index) (\(old.type))"
            guard old.type == new.type else {
                note(.segment, "\(name) became \(new.type)")
                continue
            }
            if old.flags != new.flags { note(.segment, "\(name): its flags changed") }
            if old.address != new.address { note(.segment, "\(name): its address changed") }
            if old.alignment != new.alignment { note(.segment, "\(name): its alignment changed") }
            if old.type == .load {
                if new.fileSize > old.fileSize || new.memorySize > old.memorySize { note(.segment, "\(name) grew") }
                continue
            }
            if old.fileSize != new.fileSize || old.memorySize != new.memorySize {
                note(.segment, "\(name): its size changed")
            } else if old.type == .programHeaders {
                comparePosition(of: new, name, in: after, stripped)
            } else if old.type == .readOnlyAfterRelocation {
                if LoadMap(before.segments).maps(old), !LoadMap(after.segments).maps(new) {
                    note(.segment, "\(name) reaches past what is mapped")
                }
            } else if old.fileSize > 0 {
                budget -= original.byteCount.clamped(to: old.fileSize)
                guard budget >= 0 else { return note(.notStrippable, "segments of the original overlap too often") }
                compareBytes(old, new, name, original, stripped)
            }
        }
    }

    /// Kernel and debuggers read segments other than PT_LOAD at their offset in the file. Not so PT_GNU_RELRO, in which
    /// padding changes with the layout: the loader protects the memory at its address.
    private mutating func compareBytes(
        _ old: ELFSegment, _ new: ELFSegment, _ name: String, _ original: RawSpan, _ stripped: RawSpan
    ) {
        guard let oldRange = original.range(at: old.offset, count: old.fileSize),
            let newRange = stripped.range(at: new.offset, count: new.fileSize)
        else { return note(.segment, "\(name) reaches past the file's end") }
        if !original.sameBytes(oldRange, as: newRange, of: stripped) {
            note(.segment, "\(name): other bytes at its file offset")
        }
    }

    /// The loader takes PT_PHDR's address for that of the table that the ELF header names by offset.
    private mutating func comparePosition(
        of segment: ELFSegment, _ name: String, in file: ELFFile, _ bytes: RawSpan
    ) {
        let range = LoadMap(file.segments).fileRange(at: segment.address, count: segment.fileSize, in: bytes)
        if range.map({ UInt64($0.lowerBound) }) != file.header.programHeaderOffset {
            note(.segment, "\(name): the program headers are not at its address")
        }
    }
}

extension Int {
    /// The smaller of this count and another one.
    fileprivate func clamped(to other: UInt64) -> Int {
        UInt64(self) < other ? self : Int(other)
    }
}
