/// Writes JSON without blanks, in the order in which it is told. `<` is escaped, so that no text can end the script
/// element that the JSON stands in (<https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements>).
struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    /// Whether nothing stands yet in the innermost array or object.
    private var isFirst = true

    mutating func begin(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        isFirst = true
    }

    mutating func end(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
        isFirst = false
    }

    /// A comma, unless what follows is the first.
    mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    mutating func integer(_ value: Int) {
        bytes += String(value).utf8
        isFirst = false
    }

    mutating func boolean(_ value: Bool) {
        bytes += (value ? "true" : "false").utf8
        isFirst = false
    }

    mutating func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0..<32, 127, UInt8(ascii: "<"):
                let digits = String(byte, radix: 16)
                bytes += "\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        isFirst = false
    }

    mutating func array<Element>(_ elements: [Element], _ write: (inout JSONWriter, Element) -> Void) {
        begin("[")
        for element in elements {
            separate()
            write(&self, element)
        }
        end("]")
    }

    mutating func object(_ body: (inout Object) -> Void) {
        begin("{")
        // Exchanged, not copied: the bytes must have one owner only.
        var object = Object(writer: JSONWriter())
        swap(&self, &object.writer)
        body(&object)
        swap(&self, &object.writer)
        end("}")
    }

    /// An object that is being written; each name once.
    struct Object {
        fileprivate var writer: JSONWriter

        mutating func add(_ name: String, _ write: (inout JSONWriter) -> Void) {
            writer.separate()
            writer.string(name)
            writer.bytes.append(UInt8(ascii: ":"))
            write(&writer)
            writer.isFirst = false
        }

        mutating func add(_ name: String, _ value: String) { add(name) { $0.string(value) } }
        mutating func add(_ name: String, _ value: Int) { add(name) { $0.integer(value) } }
        mutating func add(_ name: String, _ value: Bool) { add(name) { $0.boolean(value) } }
    }
}
