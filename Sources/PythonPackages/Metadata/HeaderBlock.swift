/// The header lines of a METADATA, PKG-INFO or WHEEL file, split as Python's `email` parser does.
///
/// Reading never fails. It ends at the first line that is neither a header nor the continuation of one, and what
/// follows is the body.
struct HeaderBlock: Sendable {
    struct Field: Sendable {
        /// In lower case: names of headers compare without regard to case.
        let name: String
        /// The value with its continuation lines joined by line feeds, their indentation removed.
        let value: String
    }

    let fields: [Field]

    init(parsing bytes: [UInt8]) {
        var fields: [Field] = []
        var current: (name: ArraySlice<UInt8>, value: [UInt8])?
        func finish() {
            guard let (name, value) = current else { return }
            fields.append(Field(name: decode(name.map(\.asciiLowercased)[...]), value: decode(value[...])))
            current = nil
        }
        for line in LineSequence(bytes) {
            let content = bytes[line.content]
            if let first = content.first, first.isSpaceOrTab {
                // A continuation before any header is passed over.
                current?.value.append(UInt8(ascii: "\n"))
                current?.value += content.drop(while: \.isSpaceOrTab)
            } else if content.starts(with: "From ".utf8) {
                // The first line of a message in a mailbox.
                finish()
            } else if let colon = content.endOfHeaderName {
                finish()
                if colon > content.startIndex {
                    current = (content[..<colon], Array(content[(colon + 1)...].drop(while: \.isSpaceOrTab)))
                }
            } else {
                break
            }
        }
        finish()
        self.fields = fields
    }

    /// The value of the first header of this name, on one line, or nil. The name is given in lower case.
    func first(_ name: String) -> String? {
        fields.first { $0.name == name }.map { joinLines($0.value) }
    }

    /// The values of all headers of this name, each on one line.
    func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map { joinLines($0.value) }
    }

    /// The value of the first header of this name with its line breaks.
    func firstText(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }
}

extension ArraySlice<UInt8> {
    /// Where the colon behind a name of printable ASCII is (RFC 5322), or nil where the line is no header.
    fileprivate var endOfHeaderName: Int? {
        guard let end = firstIndex(where: { $0 <= 0x20 || $0 >= 0x7f || $0 == UInt8(ascii: ":") }),
            self[end] == UInt8(ascii: ":")
        else { return nil }
        return end
    }
}

/// Decodes UTF-8, or Latin-1 where the bytes are not UTF-8, as old metadata has it.
func decode(_ bytes: ArraySlice<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = ""
    text.unicodeScalars.append(contentsOf: bytes.map { Unicode.Scalar($0) })
    return text
}

private func joinLines(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "\n")) else { return trimSpaces(value) }
    return value.utf8.split(separator: UInt8(ascii: "\n")).map { trimSpaces(String(Substring($0))) }
        .joined(separator: " ")
}

/// A text without the white space around it.
func trimSpaces(_ text: String) -> String {
    let bytes = Array(text.utf8)
    return String(decoding: bytes[trimWhitespace(bytes, 0..<bytes.count)], as: UTF8.self)
}
