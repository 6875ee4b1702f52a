internal import SlimDiagnostics

extension UInt8 {
    var isASCIILetter: Bool { (0x41...0x5A).contains(self & 0xDF) }

    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

    /// A byte that version comparisons begin with.
    var isComparison: Bool { [0x3C, 0x3D, 0x3E, 0x21, 0x7E].contains(self) }
}

extension [UInt8] {
    /// The first bytes that are no UTF-8, or nil.
    func firstInvalidUTF8() -> Span? {
        var decoder = Unicode.UTF8.ForwardParser()
        var iterator = makeIterator()
        var offset = 0
        while true {
            switch decoder.parseScalar(from: &iterator) {
            case .valid(let encoded): offset += encoded.count
            case .emptyInput: return nil
            case .error(let length): return Span(offset, offset + Swift.max(1, length))
            }
        }
    }
}
