import PythonPackages

extension RecordFile.Entry {
    /// Path, hash and size as RECORD writes them.
    var fields: [String] {
        [
            String(decoding: path, as: UTF8.self),
            hash.map { "\($0.algorithm)=\($0.value)" } ?? "",
            size.map { String($0) } ?? "",
        ]
    }
}
