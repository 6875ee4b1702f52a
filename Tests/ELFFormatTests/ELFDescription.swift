import ELFFormat

/// All that `ELFFormat` reads from a file, as the lines that `Tests/Oracles/elf/describe.py` writes.
func describe(_ bytes: [UInt8]) throws -> [String] {
    let file = try ELFFile(parsing: bytes.span.bytes)
    var lines = [file.header.line] + file.segments.map(\.line)
    if let identifier = try file.buildID(in: bytes.span.bytes) {
        lines.append("build-id " + identifier.map { hex(UInt64($0), width: 2) }.joined())
    }
    lines += file.sections.map(\.line)
    guard let dynamic = try file.dynamicSection(in: bytes.span.bytes) else { return lines }
    var needed = dynamic.needed[...]
    for entry in dynamic.entries {
        lines.append("dynamic \(hex(entry.tag.rawValue)) \(hex(entry.value))")
        switch entry.tag {
        case .needed: lines.append("needed \(needed.popFirst() ?? "")")
        case .soname: lines.append("soname \(dynamic.soname ?? "")")
        case .rpath: lines.append("rpath \(dynamic.rpath ?? "")")
        case .runpath: lines.append("runpath \(dynamic.runpath ?? "")")
        default: break
        }
    }
    for need in try file.versionNeeds(dynamic, in: bytes.span.bytes) {
        for version in need.versions {
            lines.append("need \(need.library) \(version.name) \(version.isWeak ? 2 : 0) \(hex(version.index))")
        }
    }
    for definition in try file.versionDefinitions(dynamic, in: bytes.span.bytes) {
        let names = ([definition.name] + definition.parents).joined(separator: " ")
        lines.append("definition \(names) \(definition.isBase ? 1 : 0) \(hex(definition.index))")
    }
    lines += try file.dynamicSymbols(dynamic, in: bytes.span.bytes).map(\.line)
    return lines
}

private func hex(_ value: some BinaryInteger, width: Int = 1) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension ELFHeader {
    fileprivate var line: String {
        let width = elfClass == .bits32 ? "20" : "40"
        let order = byteOrder == .little ? "little" : "big"
        let numbers = [UInt64(osABI), UInt64(type.rawValue), UInt64(machine.rawValue), UInt64(flags), entry]
        return "header \(width) \(order) " + numbers.map { hex($0) }.joined(separator: " ")
    }
}

extension ELFSegment {
    fileprivate var line: String {
        let numbers = [
            UInt64(type.rawValue), UInt64(flags.rawValue), offset, address, physicalAddress, fileSize, memorySize,
            alignment,
        ]
        return "segment " + numbers.map { hex($0) }.joined(separator: " ")
    }
}

extension ELFSection {
    fileprivate var line: String {
        let numbers = [
            UInt64(type.rawValue), flags.rawValue, address, offset, size, UInt64(link), UInt64(info), alignment,
            entrySize,
        ]
        return "section \(name) " + numbers.map { hex($0) }.joined(separator: " ")
    }
}

extension DynamicSymbol {
    fileprivate var line: String {
        let numbers = [
            value, size, UInt64(type), UInt64(binding), UInt64(visibility), UInt64(sectionIndex),
        ]
        return "symbol \(name) " + numbers.map { hex($0) }.joined(separator: " ")
    }
}
