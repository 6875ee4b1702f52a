extension GlobParser {
    func refuseAtomAfterDoubleStar() throws(GlobError) {
        guard let range = finalDoubleStar else { return }
        throw GlobError(
            "nothing can follow ** at the end of an alternative", at: range,
            hint: "repeat what follows in each alternative")
    }

    /// For a pattern that ends, or can end, in `/`.
    func folderError() -> GlobError {
        let last = pattern.count - 1
        var hint: String?
        if pattern[last] == UInt8(ascii: "/") {
            var all = pattern
            if all.suffix(3).elementsEqual("**/".utf8) { all.removeLast() } else { all += "**".utf8 }
            hint = "write \(String(decoding: all, as: UTF8.self)) for all files below it"
        }
        return GlobError(
            "a glob selects files, and this names a folder", at: last..<pattern.count, kind: .namesFolder, hint: hint)
    }

    func refuseEmptyComponent() throws(GlobError) {
        guard place != .insideComponent else { return }
        if index == 0 {
            throw GlobError(
                "paths are relative to the site root", at: 0..<1, hint: "leave out the / at the start")
        }
        throw GlobError("a name is missing before /", at: index..<index + 1)
    }

    /// `.` and `..` are in no path, so a pattern that asks for them would never select a file.
    func refuseDotComponents() throws(GlobError) {
        var offset = 0
        for component in pattern.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
            if component.elementsEqual([0x2E]) || component.elementsEqual([0x2E, 0x2E]) {
                let name = String(decoding: component, as: UTF8.self)
                throw GlobError(
                    "\(name) is no name: paths are relative to the site root", at: offset..<offset + component.count,
                    hint: "leave out \(name)/")
            }
            offset += component.count + 1
        }
    }
}
