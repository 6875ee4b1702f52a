extension RecordFile {
    /// Reads a RECORD. Reading never fails: lines that are empty or have too few fields are taken for what they hold.
    public init(parsing bytes: [UInt8]) {
        var reader = CSVReader(bytes)
        var entries: [Entry] = []
        while let line = reader.nextLine() {
            guard let path = line.fields.first, !(path.value.isEmpty && line.fields.count == 1) else { continue }
            entries.append(
                Entry(
                    path: path.value,
                    hash: line.fields.count > 1 ? Hash(parsing: line.fields[1].value) : nil,
                    size: line.fields.count > 2 ? parseSize(line.fields[2].value) : nil,
                    line: line.range, pathField: path.range))
        }
        self.entries = entries
        self.bytes = bytes
    }
}

extension RecordFile.Hash {
    init?(parsing field: [UInt8]) {
        guard let equals = field.firstIndex(of: UInt8(ascii: "=")) else { return nil }
        algorithm = decode(field[..<equals])
        value = decode(field[(equals + 1)...])
    }
}

private func parseSize(_ field: [UInt8]) -> UInt64? {
    guard !field.isEmpty, field.allSatisfy(\.isASCIIDigit) else { return nil }
    return UInt64(String(decoding: field, as: UTF8.self))
}
