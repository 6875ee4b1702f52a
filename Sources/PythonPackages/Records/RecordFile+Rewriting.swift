extension RecordFile {
    /// What becomes of a line.
    public enum Change: Sendable, Hashable {
        /// The line stays byte for byte.
        case keep
        /// The line goes, because its file is gone.
        case drop
        /// The file has changed: its SHA-256 in URL-safe base64 without padding, and its size in bytes.
        case replace(sha256: String, size: UInt64)
    }

    /// The file with some of its lines changed. Path, quotes and line end of a changed line stay as they are, and so does
    /// everything that is no entry.
    public func rewritten<Failure: Error>(_ change: (Entry) throws(Failure) -> Change) throws(Failure) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var written = 0
        for entry in entries {
            result += bytes[written..<entry.line.lowerBound]
            written = entry.line.upperBound
            switch try change(entry) {
            case .keep: result += bytes[entry.line]
            case .drop: break
            case .replace(let sha256, let size):
                result += bytes[entry.pathField]
                result += ",sha256=\(sha256),\(size)".utf8
                result += lineEnd(of: entry)
            }
        }
        return result + bytes[written...]
    }

    private func lineEnd(of entry: Entry) -> ArraySlice<UInt8> {
        let line = bytes[entry.line]
        let content = line.lastIndex { $0 != 0x0a && $0 != 0x0d }
        return line[(content.map { $0 + 1 } ?? line.startIndex)...]
    }
}
