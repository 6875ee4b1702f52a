import ELFFormat
import TestSupport
import Testing

/// Reads everything of a file that may be broken in any way. Errors are fine, crashes and endless work are not.
private func readAll(_ bytes: [UInt8], as original: [UInt8]) {
    _ = try? describe(bytes)
    _ = StripComparison(original: original.span.bytes, stripped: bytes.span.bytes)
    _ = StripComparison(original: bytes.span.bytes, stripped: original.span.bytes)
    guard let file = try? ELFFile(parsing: bytes.span.bytes) else { return }
    _ = file.loadFindings().map(\.message)
    _ = file.strippableBytes
    _ = file.stripRefusal
}

@Suite struct `Hostile files` {
    static let shapes: [(is64: Bool, isLittleEndian: Bool)] = [
        (true, true), (true, false), (false, true), (false, false),
    ]

    private func sample(_ is64: Bool, _ isLittleEndian: Bool) -> [UInt8] {
        var builder = ELFBuilder.sample
        builder.is64 = is64
        builder.isLittleEndian = isLittleEndian
        builder.hashTables = [.gnu, .systemV]
        return builder.link()
    }

    @Test(arguments: shapes)
    func `a file cut at any byte is an error or reads as less`(is64: Bool, isLittleEndian: Bool) {
        let bytes = sample(is64, isLittleEndian)
        for length in bytes.indices {
            let cut = Array(bytes[..<length])
            readAll(cut, as: bytes)
            // The section table stands at the end, so no cut file is whole.
            #expect(throws: ELFError.self) { try ELFFile(parsing: cut.span.bytes) }
        }
    }

    @Test(arguments: shapes)
    func `every byte may take extreme values`(is64: Bool, isLittleEndian: Bool) {
        let bytes = sample(is64, isLittleEndian)
        for offset in bytes.indices {
            for value: UInt8 in is64 && isLittleEndian ? [0x00, 0xFF] : [0xFF] where bytes[offset] != value {
                var changed = bytes
                changed[offset] = value
                readAll(changed, as: bytes)
            }
        }
    }

    @Test(arguments: shapes)
    func `random damage is survived`(is64: Bool, isLittleEndian: Bool) {
        let bytes = sample(is64, isLittleEndian)
        var generator = SplitMix64(seed: 0x5EED)
        for _ in 0..<500 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let offset = Int.random(in: 0..<changed.count, using: &generator)
                switch Int.random(in: 0..<3, using: &generator) {
                case 0: changed[offset] = UInt8.random(in: 0...255, using: &generator)
                case 1: changed[offset] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
                default:
                    let word: [UInt8] =
                        [[0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0x7F]]
                        .randomElement(using: &generator) ?? []
                    for (index, byte) in word.enumerated() where offset + index < changed.count {
                        changed[offset + index] = byte
                    }
                }
            }
            readAll(changed, as: bytes)
        }
    }

    @Test func `real files survive random damage to their tables`() throws {
        var generator = SplitMix64(seed: 0xE1F)
        let small = try sampleFiles(.x86).filter { $0.file.fileSize < 120_000 }.prefix(12)
        try #require(small.count == 12)
        for (path, file) in small {
            let bytes = try readFile(path)
            // Where the tables are: the header, the tables of the dynamic loader, the section headers.
            let tables = [0..<4096, max(0, bytes.count - 4096)..<bytes.count]
            let sections = file.sections.filter(\.isAllocated).map { Int($0.offset)..<Int($0.offset + $0.fileBytes) }
            for _ in 0..<25 {
                var changed = bytes
                for _ in 0..<Int.random(in: 1...6, using: &generator) {
                    let range = (tables + sections.filter { !$0.isEmpty }).randomElement(using: &generator) ?? 0..<1
                    let offset = Int.random(in: range.clamped(to: 0..<bytes.count), using: &generator)
                    changed[offset] = UInt8.random(in: 0...255, using: &generator)
                }
                readAll(changed, as: bytes)
            }
        }
    }
}

/// Random numbers that are the same in every run (Vigna, "SplitMix64").
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
