/// What two names of one file have in common: the parts that a build, a target or a version puts into names are left out.
///
/// | name                                        | exact build left out                 | version left out too         |
/// |---------------------------------------------|--------------------------------------|------------------------------|
/// | `numpy.libs/libgfortran-83c28eba.so.5.0.0`  | `numpy.libs/libgfortran-#.so.5.0.0`  | `numpy.libs/libgfortran-#.so.#.#.#` |
/// | `a/b.cpython-312-aarch64-linux-gnu.so`      | `a/b.cpython-#.so`                   | `a/b.cpython-#.so`           |
/// | `pyarrow/libarrow.so.2500`                  | `pyarrow/libarrow.so.2500`           | `pyarrow/libarrow.so.#`      |
/// | `numpy-2.2.6.dist-info/METADATA`            | `numpy-#.dist-info/METADATA`         | `numpy-#.dist-info/METADATA` |
struct FileKey {
    enum Level: CaseIterable {
        /// auditwheel's hashes, tags of extension modules and bytecode, the version of a metadata folder.
        case build
        /// Numbers after `.so` too.
        case version
    }

    /// The path with `#` for what is left out.
    static func key(of path: String, _ level: Level) -> String {
        var components = path.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
        if let first = components.first, first.hasSuffix(".dist-info"), let dash = first.lastIndex(of: "-") {
            let name = first[..<dash].lastIndex(of: "-").map { first[..<$0] } ?? first[..<dash]
            components[0] = "\(name)-#.dist-info"
        }
        guard let name = components.popLast() else { return path }
        return (components + [nameKey(name, level)]).joined(separator: "/")
    }

    private static func nameKey(_ name: String, _ level: Level) -> String {
        var parts = name.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
        for number in parts.indices where number > 0 && isTag(parts[number]) { parts[number] = "cpython-#" }
        guard let suffix = parts.lastIndex(of: "so"), suffix > 0 else { return parts.joined(separator: ".") }
        parts[0] = withoutHashes(parts[0])
        if level == .version {
            for number in parts.indices where number > suffix && parts[number].allSatisfy(\.isNumber) {
                parts[number] = "#"
            }
        }
        return parts.joined(separator: ".")
    }

    /// `cpython-312`, `cpython-312-aarch64-linux-gnu`; not `abi3`, which every version loads.
    private static func isTag(_ part: String) -> Bool {
        part.hasPrefix("cpython-3") && part.dropFirst("cpython-".count).first?.isNumber == true
    }

    /// `libgfortran-040039e1-0352e75f` as `libgfortran-#`: auditwheel adds the first eight digits of a SHA-256, once for
    /// each repair.
    private static func withoutHashes(_ stem: String) -> String {
        var rest = stem[...]
        while let dash = rest.lastIndex(of: "-"), isHash(rest[rest.index(after: dash)...]) { rest = rest[..<dash] }
        return rest.count == stem.count ? stem : rest + "-#"
    }

    private static func isHash(_ text: Substring) -> Bool {
        text.count == 8 && text.allSatisfy { ("0"..."9").contains($0) || ("a"..."f").contains($0) }
    }
}
