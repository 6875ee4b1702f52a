extension ByteAmount {
    /// Reads a size as it stands in a rule file, such as `2097152`, `2 MiB` or `240MB`; nil for anything else.
    public init?(parsing text: String) {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let word = text.dropFirst(number.count).drop { $0 == " " }
        guard let unit = ByteUnit(rawValue: String(word)),
            let value = DecimalNumber(String(number))?.multiplied(by: unit.bytes), unit != .byte || value.isExact
        else { return nil }
        self.init(bytes: value.whole, text: text)
    }
}
