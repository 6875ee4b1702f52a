public import SlimFiles

/// What a file is for. Every file has one kind, so that the sizes of the kinds add up to the layer's.
public enum FileKind: String, Sendable, Hashable, CaseIterable {
    case python
    case native
    case tests
    case data
    case stubs
    case sources
    case docs
    case metadata
    case bytecode

    /// The kind of a file by its path from the site root, the first that applies in the order of the body.
    ///
    /// - Parameter isELF: whether the content begins as an ELF file does; the name decides nothing there.
    public init(of path: BytePath, isELF: Bool) {
        let slash = UInt8(ascii: "/")
        let nameStart = path.bytes.lastIndex(of: slash).map { $0 + 1 } ?? 0
        let name = path.bytes[nameStart...]
        let folders = path.bytes[..<max(nameStart - 1, 0)]
        let suffix = Self.suffix(of: name)
        let top = folders.prefix { $0 != slash }
        if top.hasSuffix(".dist-info") || top.hasSuffix(".egg-info") {
            self = .metadata
        } else if Self.bytecodeSuffixes.contains(suffix) {
            self = .bytecode
        } else if name == "conftest.py" || Self.isBelowTestFolder(folders) {
            self = .tests
        } else if isELF {
            self = .native
        } else {
            self = Self.bySuffix[suffix] ?? .data
        }
    }

    /// Whether a component is `tests` or `test`; without a list of components, for this is asked of every file.
    private static func isBelowTestFolder(_ folders: ArraySlice<UInt8>) -> Bool {
        var rest = folders
        while !rest.isEmpty {
            let name = rest.prefix { $0 != UInt8(ascii: "/") }
            if name == "tests" || name == "test" { return true }
            rest = rest.dropFirst(name.count + 1)
        }
        return false
    }

    /// What follows the last dot, in lower case; empty where there is none.
    private static func suffix(of name: ArraySlice<UInt8>) -> String {
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), name.endIndex - dot <= 8 else { return "" }
        return String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
    }

    private static let bytecodeSuffixes: Set<String> = ["pyc", "pyo"]

    private static let bySuffix: [String: FileKind] = {
        var kinds: [String: FileKind] = ["py": .python, "pyi": .stubs]
        for name in [
            "c", "cc", "cpp", "cxx", "cu", "h", "hh", "hpp", "hxx", "f", "f90", "pyx", "pxd", "pxi", "rs", "a", "o",
        ] {
            kinds[name] = .sources
        }
        for name in ["md", "rst", "ipynb"] { kinds[name] = .docs }
        return kinds
    }()
}

extension ArraySlice<UInt8> {
    static func == (left: ArraySlice<UInt8>, right: StaticString) -> Bool {
        left.elementsEqual(UnsafeBufferPointer(start: right.utf8Start, count: right.utf8CodeUnitCount))
    }

    func hasSuffix(_ text: StaticString) -> Bool {
        suffix(text.utf8CodeUnitCount) == text
    }
}
