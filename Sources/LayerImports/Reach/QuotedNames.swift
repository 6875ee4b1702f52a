#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// String literals of Python source that are a dotted name, or `name:name`: found by their quotes alone, so that comments
/// count too.
enum QuotedNames {
    /// Longer texts are no names.
    private static let longest = 120

    static func forEach(in bytes: UnsafeRawBufferPointer, _ body: (_ text: [UInt8], _ line: Int) -> Void) {
        var line = 1
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == 10 { line += 1 }
            guard byte == 34 || byte == 39 else { continue }
            let start = position
            while position < bytes.count, position - start < longest, isNamePart(bytes[position]) { position += 1 }
            guard position > start, position < bytes.count, bytes[position] == byte else { continue }
            body(Array(bytes[start..<position]), line)
            position += 1
        }
    }

    /// How often a function of one of these names is called, strings and comments included.
    static func calls(of names: [[UInt8]], in bytes: UnsafeRawBufferPointer) -> Int {
        guard let base = bytes.baseAddress else { return 0 }
        var count = 0
        var offset = 0
        while offset < bytes.count, let found = memchr(base + offset, 40, bytes.count - offset) {
            let bracket = UnsafeRawPointer(found) - base
            let isCall = names.contains {
                bracket >= $0.count && bytes[(bracket - $0.count)..<bracket].elementsEqual($0)
            }
            if isCall { count += 1 }
            offset = bracket + 1
        }
        return count
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...58, 65...90, 95, 97...122, 45, 46: true
        default: byte >= 128
        }
    }
}

/// Texts between zero bytes in a binary.
enum CStrings {
    private static let longest = 200

    /// The texts for which something is true, sorted, each once.
    static func all(in span: RawSpan, where isWanted: ([UInt8]) -> Bool) -> [String] {
        span.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return [] }
            var found: Set<[UInt8]> = []
            var position = 0
            while position < bytes.count, let zero = memchr(base + position, 0, bytes.count - position) {
                let end = UnsafeRawPointer(zero) - base
                let length = end - position
                if length > 1, length <= longest, isNameStart(bytes[position]), isName(bytes, position..<end) {
                    let text = Array(bytes[position..<end])
                    if isWanted(text) { found.insert(text) }
                }
                position = end + 1
            }
            return found.map { String(decoding: $0, as: UTF8.self) }.sorted()
        }
    }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (65...90).contains(byte) || byte == 95
    }

    private static func isName(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
        for position in range {
            let byte = bytes[position]
            guard isNameStart(byte) || (48...57).contains(byte) || byte == 46 else { return false }
        }
        return true
    }
}
