/// What a byte can begin in Python source, outside of strings and comments.
enum ByteClass: UInt8 {
    // These three may go on a name; that they come first makes the test one comparison.
    case letter
    case digit
    case nonASCII
    case other
    case space
    case lineEnd
    case comment
    case quote
    case opening
    case closing
    case punctuation
    case dot
    case backslash
}

/// The class of each of the 256 bytes.
struct ByteClassTable: @unchecked Sendable {
    // Never freed and never written to after it was made: that is what makes it safe to share.
    private let classes: UnsafePointer<ByteClass>

    static let shared = ByteClassTable()

    private init() {
        let table = UnsafeMutablePointer<ByteClass>.allocate(capacity: 256)
        table.initialize(repeating: .other, count: 256)
        func set(_ bytes: some Sequence<UInt8>, _ byteClass: ByteClass) {
            for byte in bytes { table[Int(byte)] = byteClass }
        }
        set(UInt8(ascii: "a")...UInt8(ascii: "z"), .letter)
        set(UInt8(ascii: "A")...UInt8(ascii: "Z"), .letter)
        set("_".utf8, .letter)
        set("0123456789".utf8, .digit)
        set(" \t\u{0C}".utf8, .space)
        set([.lineFeed, .carriageReturn], .lineEnd)
        set("#".utf8, .comment)
        set("'\"".utf8, .quote)
        set("([{".utf8, .opening)
        set(")]}".utf8, .closing)
        set("%&*+,-/:;<=>@^|~!".utf8, .punctuation)
        set(".".utf8, .dot)
        set("\\".utf8, .backslash)
        set(0x80...0xFF, .nonASCII)
        classes = UnsafePointer(table)
    }

    subscript(byte: UInt8) -> ByteClass {
        @inline(__always) get { classes[Int(byte)] }
    }

    /// Whether a name may go on with the byte. Bytes of other scripts are checked apart.
    @inline(__always)
    func continuesName(_ byte: UInt8) -> Bool {
        classes[Int(byte)].rawValue <= ByteClass.nonASCII.rawValue
    }
}
