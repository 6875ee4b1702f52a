import ELFFormat
import SlimFiles

/// Finds the libraries that ELF files of a layer need, as the loader of the runtime would: on the file's own RPATH and
/// those of the files that loaded it, on LD_LIBRARY_PATH, on the file's RUNPATH.
public struct LibraryIndex: Sendable {
    private let runtime: LambdaRuntime
    private let objects: LayerObjects
    /// The RPATH folders of the files that may have loaded a file, in the order in which they were met.
    private var inherited: [LayerObjects.Place: [BytePath]] = [:]

    /// Where a needed library comes from.
    public enum Source: Sendable, Hashable {
        /// A file on the search path of whoever needs it.
        case layer(file: Int)
        /// A file beside the site root: in the layer's `lib` folder, which is on LD_LIBRARY_PATH, or on the search path.
        case outside(number: Int)
        /// The runtime's base image.
        case runtime
        /// In the layer but not on the search path: found only if something else has loaded it before.
        case elsewhere(file: Int)
        case missing
    }

    public struct Dependency: Sendable, Hashable {
        public let name: String
        public let source: Source
        /// Whether the runtime or the layer's `lib` has a library of this name that is found before the one of `source`:
        /// LD_LIBRARY_PATH comes after RPATH and before RUNPATH.
        public let isShadowed: Bool

        public var file: Int? {
            switch source {
            case .layer(let file), .elsewhere(let file): file
            case .outside, .runtime, .missing: nil
            }
        }
    }

    /// - Parameter include: which files of the analysis count.
    public init(analysis: LayerAnalysis, include: (Int) -> Bool = { _ in true }) {
        runtime = .of(analysis.target.target)
        objects = LayerObjects(of: analysis, include: include)
        inherit()
    }

    /// What a file of the analysis needs (DT_NEEDED), in its order; empty for files that need nothing.
    public func dependencies(of file: Int) -> [Dependency] { dependencies(of: .site(file)) }

    /// What an ELF file beside the site root needs.
    ///
    /// - Parameter number: its index in the tree's `outside`.
    public func dependencies(ofOutside number: Int) -> [Dependency] { dependencies(of: .outside(number)) }

    /// The files of the analysis that ELF files beside the site root need, sorted.
    public var filesNeededOutside: [Int] {
        let needed = objects.places.flatMap { place -> [Int] in
            if case .outside = place { dependencies(of: place).compactMap(\.file) } else { [] }
        }
        return Set(needed).sorted()
    }

    private func dependencies(of place: LayerObjects.Place) -> [Dependency] {
        guard let object = objects[place] else { return [] }
        return object.needed.map { name in
            let source = find(name, for: place, object.search)
            return Dependency(
                name: name, source: source,
                isShadowed: object.search.comesAfterSystem && isOnLibraryPath(name, besides: source))
        }
    }

    private func find(_ name: String, for place: LayerObjects.Place, _ search: SearchFolders) -> Source {
        let bytes = Array(name.utf8)
        if bytes.contains(UInt8(ascii: "/")) {
            // A name with a slash is a path, and nothing is searched.
            return search.resolve(bytes[...]).flatMap { objects.at($0) }.map(source) ?? .missing
        }
        // ld.so(8): the RPATH of the file and of those that loaded it; none of them where the file has a RUNPATH.
        let folders = search.folders + (search.comesAfterSystem ? [] : inherited[place] ?? [])
        for folder in folders {
            if let found = objects.at(folder.appending(component: bytes)) { return source(found) }
        }
        if runtime.libraries.contains(name) { return .runtime }
        if let found = objects.inLib(bytes) { return source(found) }
        if let found = objects.called(bytes).first(where: { .site($0) != place }) { return .elsewhere(file: found) }
        return .missing
    }

    private func source(_ place: LayerObjects.Place) -> Source {
        switch place {
        case .site(let file): .layer(file: file)
        case .outside(let number): .outside(number: number)
        }
    }

    private func isOnLibraryPath(_ name: String, besides source: Source) -> Bool {
        if runtime.libraries.contains(name) { return true }
        return objects.inLib(Array(name.utf8)).map { self.source($0) != source } ?? false
    }

    /// Hands the RPATH of every file to what it loads and so on, until nothing is new. Which of several files loads a
    /// library first is known to no one, so it gets the folders of all.
    private mutating func inherit() {
        var waiting = objects.places
        var next = 0
        while next < waiting.count {
            let place = waiting[next]
            next += 1
            guard let object = objects[place] else { continue }
            let handed = object.search.handedOn + (inherited[place] ?? [])
            guard !handed.isEmpty else { continue }
            for name in object.needed {
                let found: LayerObjects.Place
                switch find(name, for: place, object.search) {
                case .layer(let file): found = .site(file)
                case .outside(let number): found = .outside(number)
                case .runtime, .elsewhere, .missing: continue
                }
                let known = inherited[found] ?? []
                let new = handed.filter { !known.contains($0) }
                guard !new.isEmpty, found != place else { continue }
                inherited[found] = new.reduce(into: known) { if !$0.contains($1) { $0.append($1) } }
                waiting.append(found)
            }
        }
    }
}
