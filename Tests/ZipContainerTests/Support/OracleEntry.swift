import TestSupport

/// What Python's zipfile reads of an entry: a line of `Tests/Oracles/zip/entries.py`.
struct OracleEntry: Equatable {
    let name: [UInt8]
    let mode: UInt16
    /// `2024-02-29 23:59:58`.
    let date: String
    let size: UInt64
    let compressedSize: UInt64
    let crc: UInt32
    let method: UInt16
    let flags: UInt16
    /// The system that the entry was made on: 3 is Unix.
    let system: Int
    let headerOffset: UInt64
    let extra: String
    /// SHA-256 of the content in hexadecimal, or `unreadable`.
    let content: String

    init(_ line: some Sequence<UInt8>) throws {
        let fields = Array(line).split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard fields.count == 12, let mode = UInt16(fields[1], radix: 8), let size = UInt64(fields[3]),
            let compressedSize = UInt64(fields[4]), let crc = UInt32(fields[5], radix: 16),
            let method = UInt16(fields[6]), let flags = UInt16(fields[7]), let system = Int(fields[8]),
            let offset = UInt64(fields[9])
        else { throw TestSupportError("no line of entries.py: \(fields)") }
        let digits = Array(fields[0])
        name = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        self.mode = mode
        date = fields[2]
        self.size = size
        self.compressedSize = compressedSize
        self.crc = crc
        self.method = method
        self.flags = flags
        self.system = system
        headerOffset = offset
        extra = fields[10]
        content = fields[11]
    }
}
