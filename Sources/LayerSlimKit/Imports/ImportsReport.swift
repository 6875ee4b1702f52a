import LayerModel
import PythonImports
import SlimFiles
import SystemPackage

/// Every import of a layer's sources. Rendered source by source, on several threads: a layer has tens of thousands.
public struct ImportsReport: Sendable {
    public static let schemaVersion = 1

    /// One `.py` file, and what it imports.
    struct Source: Sendable {
        let path: BytePath
        let scan: ImportScan
    }

    /// The path as it was given.
    let origin: String
    let bytes: Int
    let files: Int
    let target: LambdaTarget
    let targetReason: String
    /// In the order of the tree.
    let sources: [Source]
    let resolution: ImportResolution
    private let jobs: Int

    init(
        tree: LayerTree, target: LambdaTarget, targetReason: String, sources: [Source], resolution: ImportResolution,
        jobs: Int
    ) {
        origin = tree.origin.string
        bytes = tree.size
        files = tree.fileCount
        self.target = target
        self.targetReason = targetReason
        self.sources = sources
        self.resolution = resolution
        self.jobs = jobs
    }

    public enum Format: String, Sendable, CaseIterable {
        case text
        case json
    }

    /// The whole report, for stdout.
    public func rendered(as format: Format) -> [UInt8] {
        switch format {
        case .text: text()
        case .json: json()
        }
    }

    /// The pieces that all sources make, in their order.
    func pieces(_ render: @escaping @Sendable (Source) -> [UInt8]) -> [[UInt8]] {
        concurrentMap(sources.chunked(by: 32), jobs: jobs) { chunk in
            var bytes: [UInt8] = []
            for source in chunk { bytes += render(source) }
            return bytes
        }
    }

    /// What conditions are judged for.
    var conditions: ImportTarget {
        ImportTarget(minorVersion: target.pythonMinor, machine: target.architecture.machineName)
    }
}
