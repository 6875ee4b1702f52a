public import LayerModel
import PythonImports
import SlimFiles
public import SystemPackage

/// Every import of the Python sources of a tree or zip; nothing is checked.
public struct ImportsRequest: Sendable {
    public let path: FilePath
    /// Named by the user; else the manifest says it, else the tree.
    public var target: LambdaTarget?
    public var jobs = 1
    public var progress: @Sendable (String) -> Void = { _ in }

    public init(path: FilePath) { self.path = path }

    /// - Throws: StageError where something cannot be read or the target cannot be told.
    public func run() throws -> ImportsReport {
        progress("loading \(path)")
        let tree = try LayerTree.load(path, jobs: jobs)
        let told = try LayerManifest.read(from: tree).flatMap { LambdaTarget($0.target) }
        let analysis = try Analyzer(target: target ?? told, jobs: jobs).analyzeModules(of: tree)
        progress("scanning")
        let sources = tree.files.filter { $0.isRegular && $0.isReadable && $0.path.isPythonSource }
        // Where the modules lie is found by one thread, while the others scan.
        let pieces = [Piece.modules(analysis)] + sources.chunked(by: 32).map(Piece.sources)
        var resolution: ImportResolution?
        var scanned: [ImportsReport.Source] = []
        for found in try concurrentMap(pieces, jobs: jobs, { try $0.found(in: tree) }) {
            switch found {
            case .modules(let found): resolution = found
            case .sources(let found): scanned += found
            }
        }
        let isTold = target == nil && told == analysis.target.target
        return ImportsReport(
            tree: tree, target: analysis.target.target,
            targetReason: isTold ? "its manifest says so" : analysis.target.reason, sources: scanned,
            resolution: try resolution ?? ImportResolution(analysis), jobs: jobs)
    }
}

/// A piece of the work that the threads share.
private enum Piece {
    case modules(LayerAnalysis)
    case sources(ArraySlice<LayerFile>)

    enum Found {
        case modules(ImportResolution)
        case sources([ImportsReport.Source])
    }

    func found(in tree: LayerTree) throws -> Found {
        switch self {
        case .modules(let analysis): .modules(try ImportResolution(analysis))
        case .sources(let files):
            .sources(
                try files.map { file in
                    let scan = try tree.withBytes(of: file) { ImportScanner.scan($0) }
                    return ImportsReport.Source(path: file.path, scan: scan)
                })
        }
    }
}
