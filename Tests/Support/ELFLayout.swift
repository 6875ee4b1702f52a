/// A section of a file that an `ELFBuilder` makes.
struct ELFBuilderSection {
    let name: String
    let type: UInt32
    let flags: Int
    let bytes: [UInt8]
    let alignment: Int
    let link: String
    let info: Int
    let entrySize: Int
    let memorySize: Int

    init(
        _ name: String, type: UInt32, flags: Int, _ bytes: [UInt8], alignment: Int, link: String = "", info: Int = 0,
        entrySize: Int = 0, memorySize: Int? = nil
    ) {
        self.name = name
        self.type = type
        self.flags = flags
        self.bytes = bytes
        self.alignment = alignment
        self.link = link
        self.info = info
        self.entrySize = entrySize
        self.memorySize = memorySize ?? bytes.count
    }

    var isLoaded: Bool { flags & 2 != 0 }
    /// The permissions of the segment that it belongs into: 4 read, 2 write, 1 execute.
    var segmentFlags: Int { 4 | (flags & 1 != 0 ? 2 : 0) | (flags & 4 != 0 ? 1 : 0) }
}

/// Where everything in a built ELF file lies. File offsets and addresses agree modulo the alignment, and each PT_LOAD
/// starts on a page of its own.
struct ELFLayout {
    private(set) var bytes: [UInt8]
    private(set) var addresses: [String: Int] = [:]

    private struct Segment {
        var type: UInt32
        var flags: Int
        var offset: Int
        var address: Int
        var fileSize: Int
        var memorySize: Int
        var alignment: Int
    }

    private var address: Int
    private var loads: [Segment]
    /// PT_DYNAMIC, PT_NOTE and PT_GNU_STACK.
    private var others: [Segment] = []
    private var offsets: [Int] = []

    init(_ sections: [ELFBuilderSection], builder: ELFBuilder) {
        let segmentCount = sections.contains { $0.type == 7 } ? 6 : 5
        bytes = Array(repeating: 0, count: (builder.is64 ? 64 : 52) + segmentCount * (builder.is64 ? 56 : 32))
        let base = builder.type == 2 ? 0x40_0000 : 0
        address = base + bytes.count
        loads = [
            Segment(
                type: 1, flags: 4, offset: 0, address: base, fileSize: 0, memorySize: 0, alignment: builder.alignment)
        ]
        for section in sections {
            if section.isLoaded {
                place(section, alignment: builder.alignment)
            } else {
                bytes.pad(to: section.alignment)
                offsets.append(bytes.count)
                bytes += section.bytes
            }
        }
        others.append(
            Segment(type: 0x6474_E551, flags: 6, offset: 0, address: 0, fileSize: 0, memorySize: 0, alignment: 16))
        let table = appendSectionHeaders(sections, builder)
        writeHeaders(loads + others, table, builder)
    }

    /// Appends a section to the last PT_LOAD, or to a new one when it needs other permissions.
    private mutating func place(_ section: ELFBuilderSection, alignment: Int) {
        let before = bytes.count
        bytes.pad(to: section.alignment)
        if section.segmentFlags == loads[loads.count - 1].flags {
            address += bytes.count - before
        } else {
            // The next page in memory, at the same place within the page as in the file.
            address = (address + alignment - 1) / alignment * alignment + bytes.count % alignment
            loads.append(
                Segment(
                    type: 1, flags: section.segmentFlags, offset: bytes.count, address: address, fileSize: 0,
                    memorySize: 0, alignment: alignment))
        }
        offsets.append(bytes.count)
        addresses[section.name] = address
        if section.type == 6 || section.type == 7 {
            others.append(
                Segment(
                    type: section.type == 6 ? 2 : 4, flags: section.segmentFlags, offset: bytes.count,
                    address: address, fileSize: section.bytes.count, memorySize: section.bytes.count,
                    alignment: section.alignment))
        }
        bytes += section.bytes
        address += section.memorySize
        let load = loads.count - 1
        loads[load].fileSize = bytes.count - loads[load].offset
        loads[load].memorySize = address - loads[load].address
    }

    /// - Returns: the offset of the table and its number of entries.
    private mutating func appendSectionHeaders(
        _ sections: [ELFBuilderSection], _ builder: ELFBuilder
    ) -> (offset: Int, count: Int) {
        guard builder.hasSectionHeaders else { return (0, 0) }
        var names = ELFStrings()
        let nameOffsets = sections.map { names.add($0.name) }
        let ownName = names.add(".shstrtab")
        let namesOffset = bytes.count
        bytes += names.bytes
        bytes.pad(to: 8)
        let start = bytes.count
        var table = builder.writer
        table.section(name: 0, type: 0, flags: 0, address: 0, offset: 0, size: 0, link: 0, info: 0, 0, 0)
        for (index, section) in sections.enumerated() {
            let link = sections.firstIndex { $0.name == section.link }.map { $0 + 1 } ?? 0
            table.section(
                name: nameOffsets[index], type: Int(section.type), flags: section.flags,
                address: addresses[section.name] ?? 0, offset: offsets[index], size: section.memorySize, link: link,
                info: section.info, section.alignment, section.entrySize)
        }
        table.section(
            name: ownName, type: 3, flags: 0, address: 0, offset: namesOffset, size: names.bytes.count, link: 0,
            info: 0, 1, 0)
        bytes += table.bytes
        return (start, sections.count + 2)
    }

    private mutating func writeHeaders(
        _ segments: [Segment], _ table: (offset: Int, count: Int), _ builder: ELFBuilder
    ) {
        var header = builder.writer
        header.bytes = [0x7F, 0x45, 0x4C, 0x46, builder.is64 ? 2 : 1, builder.isLittleEndian ? 1 : 2, 1]
        header.bytes += Array(repeating: 0, count: 9)
        header.halves(Int(builder.type), Int(builder.machine))
        header.words(1)
        let headerSize = builder.is64 ? 64 : 52
        header.natives(builder.type == 2 ? addresses[".text"] ?? 0 : 0, headerSize, table.offset)
        header.words(0)
        header.halves(headerSize, builder.is64 ? 56 : 32, segments.count)
        header.halves(builder.is64 ? 64 : 40, table.count, max(0, table.count - 1))
        for segment in segments {
            header.words(Int(segment.type))
            if builder.is64 { header.words(segment.flags) }
            header.natives(segment.offset, segment.address, segment.address, segment.fileSize, segment.memorySize)
            if !builder.is64 { header.words(segment.flags) }
            header.natives(segment.alignment)
        }
        bytes.replaceSubrange(0..<header.bytes.count, with: header.bytes)
    }
}

extension [UInt8] {
    fileprivate mutating func pad(to alignment: Int) {
        while count % alignment != 0 { append(0) }
    }
}
