extension ELFFile {
    /// Whether a loader can map the file: the PT_LOADs are aligned, lie in the file and follow each other.
    ///
    /// Machine, class and type are for the caller to judge. Files without PT_LOADs (object files) have no findings.
    /// - Parameter pageSize: the smallest page of the machines that the file is for, in bytes.
    /// - Returns: the findings in the order of the program headers.
    public func loadFindings(pageSize: UInt64 = 4096) -> [LoadFinding] {
        var findings: [LoadFinding] = []
        var end: UInt64 = 0
        for (index, segment) in segments.enumerated() where segment.type == .load || segment.fileSize > 0 {
            var kinds = rangeProblems(segment)
            if segment.type == .load {
                kinds += alignmentProblems(segment, pageSize: pageSize)
                if segment.address < end { kinds.append(.outOfOrder) }
                end = max(end, segment.address &+ segment.memorySize)
            }
            findings += kinds.map { LoadFinding(kind: $0, segmentIndex: index, segment: segment) }
        }
        return findings
    }

    private func rangeProblems(_ segment: ELFSegment) -> [LoadFinding.Kind] {
        var kinds: [LoadFinding.Kind] = []
        let (fileEnd, fileOverflow) = segment.offset.addingReportingOverflow(segment.fileSize)
        if segment.fileSize > 0, fileOverflow || fileEnd > fileSize { kinds.append(.outsideFile) }
        guard segment.type == .load else { return kinds }
        if segment.fileSize > segment.memorySize { kinds.append(.fileLargerThanMemory) }
        let highest: UInt64 = header.elfClass == .bits32 ? UInt64(UInt32.max) : .max
        if segment.address > highest || segment.memorySize > highest - segment.address {
            kinds.append(.outsideAddressSpace)
        }
        return kinds
    }

    private func alignmentProblems(_ segment: ELFSegment, pageSize: UInt64) -> [LoadFinding.Kind] {
        var kinds: [LoadFinding.Kind] = []
        let alignment = segment.alignment
        // The loader's own words for both: "ELF load command alignment not page-aligned". 0 is no multiple that helps.
        if alignment == 0 || alignment % pageSize != 0 { kinds.append(.alignmentBelowPageSize(pageSize)) }
        if alignment != 0 && alignment & (alignment - 1) != 0 { kinds.append(.alignmentNotPowerOfTwo) }
        // Wrapping subtraction is right for powers of two, and all others are findings already.
        if alignment > 1, (segment.address &- segment.offset) % alignment != 0 {
            kinds.append(.addressAndOffsetDisagree)
        }
        if header.machine == .aarch64, alignment < 0x10000, kinds.isEmpty { kinds.append(.alignmentBelow64KiB) }
        return kinds
    }
}
