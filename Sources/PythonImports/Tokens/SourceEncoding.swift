/// How the bytes of a Python source are to be read.
enum SourceEncoding {
    case utf8
    case ascii
    /// Bytes from 0x80 are letters of some kind, and bytes below it are ASCII: Latin, Cyrillic, EUC and unknown ones.
    case extendedASCII
    /// A byte from 0x81 may be followed by one below 0x80 that belongs to it: Shift JIS, GBK, Big5, Johab.
    case doubleByte

    /// The encoding that a comment of the first two lines declares; UTF-8 without one (PEP 263, PEP 3120).
    init(declaredIn source: UnsafeBufferPointer<UInt8>) {
        let first = source.prefix { !$0.isLineEnd }
        var name = Self.declaration(first)
        if name == nil, first.first(where: { !$0.isBlank }).map({ $0 == UInt8(ascii: "#") }) ?? true {
            let rest = source[first.endIndex...]
            let isPair = rest.starts(with: [.carriageReturn, .lineFeed])
            name = Self.declaration(rest.dropFirst(isPair ? 2 : 1).prefix { !$0.isLineEnd })
        }
        self = name.map { Self.named($0) } ?? .utf8
    }

    /// The name after `coding:` or `coding=` in a line that holds nothing but a comment.
    private static func declaration(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        let comment = line.drop { $0.isBlank }
        guard comment.first == UInt8(ascii: "#") else { return nil }
        var rest = comment
        while let start = rest.firstIndex(of: UInt8(ascii: "c")) {
            rest = rest[start...]
            let tail = rest.dropFirst(6)
            if rest.starts(with: "coding".utf8), tail.first == .colon || tail.first == .equals {
                let name = tail.dropFirst().drop { $0 == .space || $0 == .tab }.prefix { $0.isEncodingNamePart }
                if !name.isEmpty { return String(decoding: name, as: UTF8.self) }
            }
            rest = rest.dropFirst()
        }
        return nil
    }

    private static func named(_ declared: String) -> Self {
        let name = declared.lowercased().replacing("_", with: "-")
        switch name {
        case "utf-8", "utf8", "u8", "utf", "cp65001", "utf-8-sig": return .utf8
        case "ascii", "us-ascii", "646": return .ascii
        default: break
        }
        if name.hasPrefix("utf-8-") { return .utf8 }
        let families = [
            "shift", "sjis", "s-jis", "csshiftjis", "cp932", "932", "ms932", "mskanji", "ms-kanji", "gbk", "gb18030",
            "cp936", "936", "ms936", "big5", "cp950", "950", "cp949", "949", "ms949", "uhc", "johab", "cp1361",
            "ms1361",
        ]
        return families.contains { name.hasPrefix($0) } ? .doubleByte : .extendedASCII
    }
}

extension UInt8 {
    /// White space within a line.
    fileprivate var isBlank: Bool { self == .space || self == .tab || self == .formFeed }

    fileprivate var isEncodingNamePart: Bool {
        lowercased &- 0x61 < 26 || isDecimalDigit || self == UInt8(ascii: "-") || self == .underscore || self == .dot
    }
}
