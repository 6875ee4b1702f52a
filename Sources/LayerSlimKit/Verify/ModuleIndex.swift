import LayerModel
import SlimFiles

/// The modules of a layer by their dotted names, as the interpreter of the target finds them.
struct ModuleIndex {
    private let analysis: LayerAnalysis
    private let libraries: LibraryIndex
    private var folders: Set<BytePath> = []

    init(analysis: LayerAnalysis) {
        self.analysis = analysis
        libraries = LibraryIndex(analysis: analysis)
        for file in analysis.tree.files {
            var folder = file.path.parent
            while let path = folder, !path.isEmpty, folders.insert(path).inserted { folder = path.parent }
        }
    }

    /// Why a module cannot be imported.
    enum Problem: Hashable, CustomStringConvertible {
        case absent(module: String)
        case notAPackage(module: String)
        case missingLibrary(String)

        var description: String {
            switch self {
            case .absent(let module): "\(module) is not there"
            case .notAPackage(let module): "\(module) is no package"
            case .missingLibrary(let name): "\(name) is missing"
            }
        }
    }

    /// nil where the module's file and those of its parents are there, and the libraries that they link to as well.
    func problem(importing name: String) -> Problem? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
        var folder = BytePath("")
        for (depth, part) in parts.enumerated() {
            let dotted = parts[...depth].joined(separator: ".")
            let path = folder.appending(BytePath(part))
            let package = path.appending("__init__")
            if folders.contains(path), let file = file(of: package) {
                if let problem = libraryProblem(file) { return problem }
            } else if let file = file(of: path) {
                guard depth == parts.count - 1 else { return .notAPackage(module: dotted) }
                return libraryProblem(file)
            } else if !folders.contains(path) {
                return .absent(module: dotted)
            }
            folder = path
        }
        return nil
    }

    /// The file of a module without its suffix: an extension module of the target before Python source (the order of
    /// `importlib.machinery`).
    func file(of module: BytePath) -> Int? {
        let target = analysis.target.target
        let suffixes = [
            ".cpython-3\(target.pythonMinor)-\(target.architecture.machineName)-linux-gnu.so", ".abi3.so", ".so", ".py",
            ".pyc",
        ]
        for suffix in suffixes {
            if let file = analysis.fileIndex[BytePath(bytes: module.bytes + Array(suffix.utf8))] { return file }
        }
        return nil
    }

    /// A library that the file or one of its libraries needs and that is nowhere.
    private func libraryProblem(_ file: Int) -> Problem? {
        guard analysis.natives[file] != nil else { return nil }
        var seen: Set<Int> = []
        var stack = [file]
        while let next = stack.popLast() {
            guard seen.insert(next).inserted else { continue }
            for dependency in libraries.dependencies(of: next) {
                if dependency.source == .missing { return .missingLibrary(dependency.name) }
                if let found = dependency.file { stack.append(found) }
            }
        }
        return nil
    }
}
