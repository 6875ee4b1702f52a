/// Appends numbers in the class and byte order of an ELF file.
struct ELFWriter {
    let is64: Bool
    let isLittleEndian: Bool
    var bytes: [UInt8] = []

    init(is64: Bool, isLittleEndian: Bool) {
        self.is64 = is64
        self.isLittleEndian = isLittleEndian
    }

    private mutating func append(_ value: Int, size: Int) {
        for index in 0..<size {
            let shift = 8 * (isLittleEndian ? index : size - 1 - index)
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }

    mutating func halves(_ values: Int...) { for value in values { append(value, size: 2) } }
    mutating func words(_ values: Int...) { for value in values { append(value, size: 4) } }
    /// Fields as wide as an address.
    mutating func natives(_ values: Int...) { for value in values { append(value, size: is64 ? 8 : 4) } }

    mutating func symbol(name: Int, value: Int, info: UInt8, section: Int) {
        words(name)
        if !is64 { natives(value, 0) }
        bytes += [info, 0]
        halves(section)
        if is64 { natives(value, 0) }
    }

    mutating func section(
        name: Int, type: Int, flags: Int, address: Int, offset: Int, size: Int, link: Int, info: Int,
        _ alignment: Int, _ entrySize: Int
    ) {
        words(name, type)
        natives(flags, address, offset, size)
        words(link, info)
        natives(alignment, entrySize)
    }
}

/// A string table under construction.
struct ELFStrings {
    private(set) var bytes: [UInt8] = [0]

    /// - Returns: where the string starts in the table.
    mutating func add(_ string: String) -> Int {
        defer { bytes += Array(string.utf8) + [0] }
        return bytes.count
    }

    /// The hash of a version's name (gABI, "Hash Table").
    static func hash(_ name: String) -> Int {
        Int(
            name.utf8.reduce(UInt32(0)) { hash, byte in
                let shifted = (hash << 4) &+ UInt32(byte)
                let high = shifted & 0xF000_0000
                return (shifted ^ (high >> 24)) & ~high
            })
    }
}
