import ELFFormat
import SlimFiles

/// The ELF files of a layer, by their paths and by their names: those below the site root, and those beside it.
struct LayerObjects: Sendable {
    /// An index into the files of the analysis, or into the tree's `outside`.
    enum Place: Sendable, Hashable {
        case site(Int)
        case outside(Int)
    }

    struct Object: Sendable {
        /// DT_NEEDED, in its order.
        let needed: [String]
        let search: SearchFolders
    }

    /// All that have a dynamic section, in the order of their indexes.
    private(set) var places: [Place] = []
    private var objects: [Place: Object] = [:]
    /// Every included ELF file, and every link to one, by its path from the layer's root.
    private var byPath: [BytePath: Place] = [:]
    /// ELF files below the site root by their SONAME or file name.
    private var byName: [[UInt8]: [Int]] = [:]

    init(of analysis: LayerAnalysis, include: (Int) -> Bool) {
        let tree = analysis.tree
        for file in tree.files.indices where include(file) {
            let entry = tree.files[file]
            if let native = analysis.natives[file] {
                add(.site(file), native, at: tree.sitePrefix.appending(entry.path), analysis.target.target)
                byName[entry.path.name, default: []].append(file)
                if let soname = native.dynamic?.soname, Array(soname.utf8) != entry.path.name {
                    byName[Array(soname.utf8), default: []].append(file)
                }
            } else if case .link(let target) = entry.kind, let folder = entry.path.parent,
                let resolved = folder.resolving(target), let library = analysis.fileIndex[resolved],
                analysis.natives[library] != nil, include(library)
            {
                byPath[tree.sitePrefix.appending(entry.path)] = .site(library)
                byName[entry.path.name, default: []].append(library)
            }
        }
        for number in analysis.outsideNatives.keys.sorted() {
            guard let native = analysis.outsideNatives[number] else { continue }
            add(.outside(number), native, at: tree.outside[number].path, analysis.target.target)
        }
        addLinks(of: tree)
    }

    private mutating func add(_ place: Place, _ native: NativeFile, at path: BytePath, _ target: LambdaTarget) {
        byPath[path] = place
        guard let dynamic = native.dynamic else { return }
        places.append(place)
        objects[place] = Object(needed: dynamic.needed, search: SearchFolders(of: native, at: path, on: target))
    }

    /// `lib/libx.so.1`, a link to `libx.so.1.2`, perhaps through another link.
    private mutating func addLinks(of tree: LayerTree) {
        for _ in 0..<4 {
            for entry in tree.outside {
                guard case .link(let target) = entry.kind, byPath[entry.path] == nil,
                    let resolved = (entry.path.parent ?? "").resolving(target), let library = byPath[resolved]
                else { continue }
                byPath[entry.path] = library
            }
        }
    }

    subscript(place: Place) -> Object? { objects[place] }

    /// - Parameter path: from the layer's root.
    func at(_ path: BytePath) -> Place? { byPath[path] }

    /// What LD_LIBRARY_PATH, which ends in /opt/lib, finds in the layer.
    func inLib(_ name: [UInt8]) -> Place? { byPath[BytePath("lib").appending(component: name)] }

    func called(_ name: [UInt8]) -> [Int] { byName[name] ?? [] }
}
