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
        let analysis = try Analyzer(target: target ?? told, jobs: jobs).analyze(tree)
        progress("scanning")
        let sources = analysis.tree.files.filter { $0.isRegular && $0.isReadable && $0.path.isPythonSource }
        let scanned = try concurrentMap(sources.chunked(by: 32), jobs: jobs) { chunk in
            try chunk.map { file in
                let scan = try tree.withBytes(of: file) { ImportScanner.scan($0) }
                return ImportsReport.Source(path: file.path, scan: scan)
            }
        }
        let isTold = target == nil && told == analysis.target.target
        return ImportsReport(
            tree: tree, target: analysis.target.target,
            targetReason: isTold ? "its manifest says so" : analysis.target.reason, sources: Array(scanned.joined()),
            resolution: try ImportResolution(analysis), jobs: jobs)
    }
}

extension BytePath {
    fileprivate var isPythonSource: Bool { name.count > 3 && name.suffix(3).elementsEqual(".py".utf8) }
}
