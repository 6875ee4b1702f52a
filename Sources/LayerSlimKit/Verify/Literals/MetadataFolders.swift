import LayerModel
import PythonPackages
import SlimFiles

/// Which metadata a layer has, and which is gone.
struct MetadataFolders {
    private let analysis: LayerAnalysis
    private var gone: [String: RemovedFiles.File] = [:]
    private let isComparing: Bool
    /// The names of folders and modules at the top, as distributions would be called that bring them.
    private let topLevel: Set<NormalizedName>

    init(analysis: LayerAnalysis, removed: RemovedFiles?) {
        self.analysis = analysis
        isComparing = removed != nil
        for file in removed?.files ?? [] {
            guard let folder = file.metadataFolder, file.path.components.count == 2 else { continue }
            let isOld = file.path.name == Array("PKG-INFO".utf8)
            gone[Self.key(folder.name, isOld ? "METADATA" : String(decoding: file.path.name, as: UTF8.self))] = file
        }
        topLevel = Set(
            analysis.tree.files.compactMap { file -> NormalizedName? in
                guard let top = file.path.components.first else { return nil }
                let name = String(decoding: top, as: UTF8.self)
                return name.hasSuffix(".dist-info")
                    ? nil : NormalizedName(name.hasSuffix(".py") ? String(name.dropLast(3)) : name)
            })
    }

    enum Absence {
        case removed(RemovedFiles.File)
        /// The code is there, and nothing says why its metadata is not.
        case unexplained
    }

    /// Why a file of the metadata of a distribution is not there; nil where it is, or never was.
    func absence(of name: NormalizedName, _ file: String) -> Absence? {
        let installed = analysis.distributions.filter { $0.name == name }
        if installed.contains(where: { analysis.fileIndex[$0.folder.appending(BytePath(file))] != nil }) { return nil }
        if let removed = gone[Self.key(name, file)] { return .removed(removed) }
        return !isComparing && installed.isEmpty && hasCode(of: name) ? .unexplained : nil
    }

    /// Whether a package or module of the name is there.
    func hasCode(of name: NormalizedName) -> Bool { topLevel.contains(name) }

    private static func key(_ name: NormalizedName, _ file: String) -> String { "\(name)/\(file)" }
}
