import LayerModel
import SlimFiles

/// Whether code that stays in a layer may open a library by its name: with ctypes or `dlopen`.
struct LibraryMentions: Sendable {
    let analysis: LayerAnalysis

    /// Whether the name up to `.so` stands in a kept Python file, or the whole name as a string in a kept ELF file other
    /// than the library itself. Reads every kept file of these kinds, so it is asked only about what nothing links to.
    func mentions(_ library: Int, isKept: (Int) -> Bool) throws -> Bool {
        let name = analysis.tree.files[library].path.name
        let stem = Array(name[..<(name.indexOfSharedObjectSuffix ?? name.count)])
        let string = name + [0]
        for (file, kind) in analysis.kinds.enumerated() where file != library && isKept(file) {
            switch kind {
            case .python:
                if try contains(stem, in: file) { return true }
            case .native:
                if try contains(string, in: file) { return true }
            default: break
            }
        }
        return false
    }

    private func contains(_ needle: [UInt8], in file: Int) throws -> Bool {
        try analysis.tree.withBytes(of: analysis.tree.files[file]) { $0.contains(needle) }
    }
}

extension [UInt8] {
    /// Where `.so` begins that ends the name or is followed by a version.
    fileprivate var indexOfSharedObjectSuffix: Int? {
        let suffix = Array(".so".utf8)
        return indices.first { self[$0...].starts(with: suffix) && ($0 + 3 == count || self[$0 + 3] == UInt8(ascii: ".")) }
    }
}
