import ELFFormat
import LayerModel
import PythonPackages
import SlimFiles

/// Check 4: every needed library is there, every extension module has a tag that the runtime loads.
struct NativeClosureCheck {
    let analysis: LayerAnalysis
    /// What is gone from the layer, where that is known.
    var removed: RemovedFiles?

    var findings: [Finding] { missingLibraries + foreignExtensions }

    /// One finding a library, with everyone who needs it.
    private var missingLibraries: [Finding] {
        let libraries = LibraryIndex(analysis: analysis)
        var missing: [String: [BytePath]] = [:]
        for file in analysis.natives.keys.sorted() {
            for dependency in libraries.dependencies(of: file) where dependency.source == .missing {
                missing[dependency.name, default: []].append(analysis.tree.files[file].path)
            }
        }
        for number in analysis.outsideNatives.keys.sorted() {
            for dependency in libraries.dependencies(ofOutside: number) where dependency.source == .missing {
                missing[dependency.name, default: []].append(analysis.tree.outside[number].path)
            }
        }
        return missing.sorted { $0.key < $1.key }.map { name, needed in
            let others = needed.count - 1
            let rest = others > 0 ? " and \(others) other\(others == 1 ? "" : "s")" : ""
            let count = needed.count == 1 ? "one file needs" : "\(needed.count) files need"
            return Finding(
                .missingLibrary, .error, "\(count) \(name), which is neither in the layer nor in the runtime",
                details: [.init("where", "\(needed[0])\(rest)")] + (removed?.details(ofLibrary: name) ?? []))
        }
    }

    /// Extension modules that the interpreter passes over, where no other file of the same module loads.
    private var foreignExtensions: [Finding] {
        let target = analysis.target.target
        var loadable: Set<BytePath> = []
        var foreign: [(module: BytePath, path: BytePath)] = []
        for (file, native) in analysis.natives.sorted(by: { $0.key < $1.key }) where native.role == .extensionModule {
            guard let tag = native.tag else { continue }
            let path = analysis.tree.files[file].path
            let module = (path.parent ?? "").appending(BytePath(tag.moduleName))
            if tag.loads(onPython3: target.pythonMinor, architecture: target.architecture.machineName) {
                loadable.insert(module)
            } else {
                foreign.append((module, path))
            }
        }
        return foreign.filter { !loadable.contains($0.module) }.map { _, path in
            Finding(
                .foreignExtension, .error, "is an extension module that Python 3.\(target.pythonMinor) does not load",
                path: "\(path)",
                details: [.init("mend", "install the wheel for cp3\(target.pythonMinor), or name another --target")])
        }
    }
}
