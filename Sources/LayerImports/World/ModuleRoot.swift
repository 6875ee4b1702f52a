public import LayerModel
public import SlimFiles

/// A folder that the interpreter has on `sys.path`, with what lies in it.
public struct ModuleRoot: Sendable {
    public let analysis: LayerAnalysis
    /// The files by their path from the folder.
    let files: [BytePath: LayerFile]

    /// The site root of a layer.
    ///
    /// - Parameter include: which of the analysis's files count, by their index.
    public init(siteOf analysis: LayerAnalysis, include: (Int) -> Bool = { _ in true }) {
        self.analysis = analysis
        files = Dictionary(
            analysis.tree.files.enumerated().filter { include($0.offset) }.map { ($0.element.path, $0.element) },
            uniquingKeysWith: { first, _ in first })
    }

    /// A folder beside the site root, such as `python` where the site root is `python/lib/python3.12/site-packages`, or
    /// everything beside it where the folder is empty.
    public init(folder: BytePath, besideSiteOf analysis: LayerAnalysis) {
        self.analysis = analysis
        files = Dictionary(
            analysis.tree.outside.compactMap { file in file.path.relative(to: folder).map { ($0, file) } },
            uniquingKeysWith: { first, _ in first })
    }

    private init(analysis: LayerAnalysis, files: [BytePath: LayerFile]) {
        self.analysis = analysis
        self.files = files
    }

    /// This, with files that cannot be read.
    public func adding(_ paths: [BytePath]) -> ModuleRoot {
        let added = paths.map { ($0, LayerFile(path: $0, kind: .regular, size: 0, mode: 0, isReadable: false)) }
        return ModuleRoot(analysis: analysis, files: files.merging(added) { known, _ in known })
    }

    /// The folders of one layer that are on `sys.path`, in that order.
    public static func roots(of analysis: LayerAnalysis) -> [ModuleRoot] {
        let site = ModuleRoot(siteOf: analysis)
        guard analysis.tree.sitePrefix != "python" else { return [site] }
        let beside = ModuleRoot(folder: "python", besideSiteOf: analysis)
        return beside.files.isEmpty ? [site] : [site, beside]
    }

    func bytes(of file: LayerFile) throws -> [UInt8] {
        guard file.isRegular, file.isReadable else { return [] }
        return try analysis.tree.read(file)
    }
}
