import ELFFormat
import SlimFiles

/// Finds the libraries that ELF files of a layer need, as the loader of the runtime would.
public struct LibraryIndex: Sendable {
    private let analysis: LayerAnalysis
    private let runtime: LambdaRuntime
    /// Every included ELF file by its path.
    private let byPath: [BytePath: Int]
    /// Included ELF files by their SONAME or file name.
    private let byName: [[UInt8]: [Int]]

    /// Where a needed library comes from.
    public enum Source: Sendable, Hashable {
        /// A file on the search path of whoever needs it.
        case layer(file: Int)
        /// The runtime's base image, or the layer's `lib` folder, which is on LD_LIBRARY_PATH.
        case runtime
        /// In the layer but not on the search path: found only if something else has loaded it before.
        case elsewhere(file: Int)
        case missing
    }

    public struct Dependency: Sendable, Hashable {
        public let name: String
        public let source: Source
        /// Whether the runtime has a library of this name that is found before the layer's own: LD_LIBRARY_PATH comes
        /// after RPATH and before RUNPATH.
        public let isShadowed: Bool

        public var file: Int? {
            switch source {
            case .layer(let file), .elsewhere(let file): file
            case .runtime, .missing: nil
            }
        }
    }

    /// - Parameter include: which files of the analysis count.
    public init(analysis: LayerAnalysis, include: (Int) -> Bool = { _ in true }) {
        self.analysis = analysis
        runtime = .of(analysis.target.target)
        var byPath: [BytePath: Int] = [:]
        var byName: [[UInt8]: [Int]] = [:]
        for file in analysis.tree.files.indices where include(file) {
            let entry = analysis.tree.files[file]
            if let native = analysis.natives[file] {
                byPath[entry.path] = file
                byName[entry.path.name, default: []].append(file)
                if let soname = native.dynamic?.soname, Array(soname.utf8) != entry.path.name {
                    byName[Array(soname.utf8), default: []].append(file)
                }
            } else if case .link(let target) = entry.kind, let folder = entry.path.parent,
                let resolved = folder.resolving(target), let library = analysis.fileIndex[resolved],
                analysis.natives[library] != nil, include(library)
            {
                byPath[entry.path] = library
                byName[entry.path.name, default: []].append(library)
            }
        }
        self.byPath = byPath
        self.byName = byName
    }

    /// What `file` needs (DT_NEEDED), in its order; empty for files that need nothing.
    public func dependencies(of file: Int) -> [Dependency] {
        guard let dynamic = analysis.natives[file]?.dynamic else { return [] }
        let search = SearchFolders(of: file, in: analysis)
        return dynamic.needed.map { name in
            Dependency(
                name: name, source: find(name, search, for: file),
                isShadowed: search.comesAfterSystem && isInRuntime(name))
        }
    }

    private func find(_ name: String, _ search: SearchFolders, for file: Int) -> Source {
        let bytes = Array(name.utf8)
        if bytes.contains(UInt8(ascii: "/")) {
            // A name with a slash is a path, and nothing is searched.
            return search.resolve(bytes[...]).flatMap { byPath[$0] }.map { .layer(file: $0) } ?? .missing
        }
        for folder in search.folders {
            if let found = byPath[folder.appending(component: bytes)] { return .layer(file: found) }
        }
        if isInRuntime(name) { return .runtime }
        if let found = byName[bytes]?.first(where: { $0 != file }) { return .elsewhere(file: found) }
        return .missing
    }

    /// Whether a library is in the runtime, in the layer's `lib`, or anywhere in the site root.
    public func has(_ name: String) -> Bool { isInRuntime(name) || byName[Array(name.utf8)] != nil }

    private func isInRuntime(_ name: String) -> Bool {
        runtime.libraries.contains(name) || analysis.outsideLibraries.contains(Array(name.utf8))
    }
}
