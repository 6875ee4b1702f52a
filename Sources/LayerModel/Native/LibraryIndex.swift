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
        /// The runtime's base image.
        case runtime
        /// In the layer but not on the search path: found only if something else has loaded it before.
        case elsewhere(file: Int)
        case missing
    }

    public struct Dependency: Sendable, Hashable {
        public let name: String
        public let source: Source

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
        let folders = searchFolders(of: file)
        return dynamic.needed.map { Dependency(name: $0, source: find($0, in: folders, for: file)) }
    }

    private func find(_ name: String, in folders: [BytePath], for file: Int) -> Source {
        let bytes = Array(name.utf8)
        for folder in folders {
            if let found = byPath[folder.appending(component: bytes)] { return .layer(file: found) }
        }
        if runtime.libraries.contains(name) { return .runtime }
        if analysis.outsideLibraries.contains(bytes) { return .runtime }
        if let found = byName[bytes]?.first(where: { $0 != file }) { return .elsewhere(file: found) }
        return .missing
    }

    /// The folders of DT_RUNPATH, or of DT_RPATH where there is no RUNPATH, that lie in the layer (gABI, "Shared Object
    /// Dependencies").
    private func searchFolders(of file: Int) -> [BytePath] {
        let native = analysis.natives[file]
        guard let text = native?.dynamic?.runpath ?? native?.dynamic?.rpath,
            let origin = analysis.tree.files[file].path.parent
        else { return [] }
        return text.utf8.split(separator: UInt8(ascii: ":")).compactMap { entry in
            for variable in ["$ORIGIN", "${ORIGIN}"] where entry.starts(with: variable.utf8) {
                let rest = entry.dropFirst(variable.utf8.count).drop { $0 == UInt8(ascii: "/") }
                return origin.resolving(Array(rest))
            }
            return nil
        }
    }
}
