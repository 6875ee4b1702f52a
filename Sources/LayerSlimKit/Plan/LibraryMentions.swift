import LayerModel
import SlimFiles

/// Which libraries code that stays in a layer may open by their names: with ctypes or `dlopen`.
struct LibraryMentions: Sendable {
    let analysis: LayerAnalysis
    let jobs: Int

    private struct Library: Sendable {
        let file: Int
        /// The name up to `.so`, as Python code writes it.
        let stem: [UInt8]
        /// The whole name as a string of C.
        let string: [UInt8]
    }

    /// Those whose name up to `.so` stands in a kept Python file, or whose whole name is a string in a kept ELF file other
    /// than the library itself. Reads every kept file of these kinds once.
    func mentioned(_ libraries: [Int], isKept: (Int) -> Bool) throws -> Set<Int> {
        Set(try mentions(of: libraries, isKept: isKept).keys)
    }

    /// For each of them that some kept file names, the first such file in the tree's order.
    func mentions(of libraries: [Int], isKept: (Int) -> Bool) throws -> [Int: Int] {
        let wanted = libraries.map { file in
            let name = analysis.tree.files[file].path.name
            return Library(
                file: file, stem: Array(name[..<(name.indexOfSharedObjectSuffix ?? name.count)]), string: name + [0])
        }
        let readers = analysis.kinds.indices.filter { file in
            (analysis.kinds[file] == .python || analysis.kinds[file] == .native) && isKept(file)
        }
        let found = try concurrentMap(readers.chunked(by: 32), jobs: jobs) { chunk in
            try chunk.flatMap { try mentions(in: $0, of: wanted) }
        }
        return Dictionary(found.joined().map { ($0.library, $0.reader) }, uniquingKeysWith: min)
    }

    private func mentions(in file: Int, of wanted: [Library]) throws -> [(library: Int, reader: Int)] {
        let isPython = analysis.kinds[file] == .python
        return try analysis.tree.withBytes(of: analysis.tree.files[file]) { bytes in
            var found: [(library: Int, reader: Int)] = []
            for library in wanted where library.file != file {
                if bytes.contains(isPython ? library.stem : library.string) { found.append((library.file, file)) }
            }
            return found
        }
    }
}

extension [UInt8] {
    /// Where `.so` begins that ends the name or is followed by a version.
    fileprivate var indexOfSharedObjectSuffix: Int? {
        let suffix = Array(".so".utf8)
        return indices.first { start in
            let end = start + suffix.count
            return self[start...].starts(with: suffix) && (end == count || self[end] == UInt8(ascii: "."))
        }
    }
}
