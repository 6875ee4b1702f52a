import SlimFiles

/// The entries of an archive and what is wrong with them.
struct CentralDirectory {
    let entries: [ZipEntry]
    let findings: [ZipFinding]

    /// - Throws: `ZipReadError` where records lie outside the file, have another signature, share bytes, or are fewer or more
    ///   than declared.
    init(at place: EndRecord, in file: RandomAccessFile) throws(ZipReadError) {
        let headers = try CentralDirectory.headers(at: place, in: file)
        var entries: [ZipEntry] = []
        var findings: [ZipFinding] = []
        entries.reserveCapacity(headers.count)
        for central in headers {
            let (offset, isTooFar) = central.localOffset.addingReportingOverflow(place.prefixSize)
            guard !isTooFar else { throw ZipReadError(.truncated, name: central.name) }
            let local = try LocalHeader(of: central, at: offset, in: file)
            let dataOffset = offset + local.headerSize
            guard dataOffset <= file.length, central.compressedSize <= file.length - dataOffset else {
                throw ZipReadError(.truncated, name: central.name, offset: offset)
            }
            let hasDescriptor = (central.flags | local.flags) & HeaderFlags.hasDescriptor != 0
            let descriptorSize =
                hasDescriptor
                ? try DataDescriptor.size(at: dataOffset + central.compressedSize, of: central, in: file) : 0
            let name = EntryName(central.name)
            let entry = ZipEntry(central, local, name, at: offset, descriptorSize: descriptorSize)
            let disagreement: [ZipFinding.Problem] = local.agrees(with: central) ? [] : [.headersDisagree]
            for problem in name.problems + entry.problems + disagreement {
                findings.append(ZipFinding(problem: problem, name: central.name, offset: offset))
            }
            entries.append(entry)
        }
        try CentralDirectory.checkOverlaps(entries, place)
        self.entries = entries
        self.findings = findings + EntryConflicts.find(in: entries)
    }

    private static func headers(
        at place: EndRecord, in file: RandomAccessFile
    ) throws(ZipReadError) -> [CentralHeader] {
        let bytes = try file.bytes(at: place.directoryOffset, count: place.directorySize)
        var reader = ByteReader(bytes[...])
        var headers: [CentralHeader] = []
        // The declared number is not believed: an absurd one must not allocate.
        while let header = try CentralHeader(&reader, at: place.directoryOffset + UInt64(reader.position)) {
            headers.append(header)
        }
        let found = UInt64(headers.count)
        // Info-ZIP counts modulo 65,536 rather than using Zip64.
        guard found == place.entryCount || !place.isZip64 && found & UInt64(UInt16.max) == place.entryCount else {
            throw ZipReadError(
                .entryCount(declared: place.entryCount, found: found), offset: place.directoryOffset)
        }
        return headers
    }

    /// - Throws: `ZipReadError.overlap`.
    private static func checkOverlaps(_ entries: [ZipEntry], _ place: EndRecord) throws(ZipReadError) {
        let directoryEnd = place.directoryOffset + place.directorySize
        var end = place.prefixSize
        var isBeforeDirectory = true
        for entry in entries.sorted(by: { $0.headerOffset < $1.headerOffset }) {
            if isBeforeDirectory, entry.headerOffset >= place.directoryOffset {
                isBeforeDirectory = false
                end = max(end, directoryEnd)
            }
            let limit = isBeforeDirectory ? place.directoryOffset : place.offset
            guard entry.headerOffset >= end, entry.end <= limit else {
                throw ZipReadError(.overlap, name: entry.name, offset: entry.headerOffset)
            }
            end = entry.end
        }
    }
}
