public import LayerModel
import LayerSlimKit
import SlimFiles
public import SystemPackage
public import ZipContainer

/// Makes a snapshot of whatever a path names: a tree, a layer zip, or JSON.
public struct SnapshotReader: Sendable {
    /// Larger JSON is not believed, in bytes; that of the sample stack has 3 million.
    private static let limit = 256 << 20

    /// Named by the user; else the manifest says it, else the tree.
    public var target: LambdaTarget?
    /// How to compress a folder in order to learn its zipped sizes; nil leaves them out.
    public var zip: ZipOptions?
    /// The lines that the layer was built from, with the name of their file; they are its roots.
    public var requirements: (file: String, lines: [String])?
    public var jobs = 1
    public var progress: @Sendable (String) -> Void = { _ in }

    public init() {}

    /// - Throws: StageError (input) where it cannot be read.
    public func read(_ path: FilePath) throws -> LayerSnapshot { try readLayer(path).snapshot }

    /// A snapshot with the analysis that it was made from, which JSON does not have.
    ///
    /// - Throws: StageError (input) where it cannot be read.
    public func readLayer(_ path: FilePath) throws -> (snapshot: LayerSnapshot, analysis: LayerAnalysis?) {
        progress("reading \(path)")
        if Self.isJSON(path) { return (try readJSON(path), nil) }
        let tree = try LayerTree.load(path, jobs: jobs)
        let told = try LayerManifest.read(from: tree).flatMap { LambdaTarget($0.target) }
        let analyzer = Analyzer(target: target ?? told, requirements: requirements, jobs: jobs)
        let analysis = try analyzer.analyze(tree)
        return (try LayerSnapshot(analysis, measuring: zip), analysis)
    }

    /// A layer to compare with.
    ///
    /// - Returns: nil where nothing is there and that is allowed. Absent is not empty.
    /// - Throws: StageError (baseline) where it is missing, cannot be read or is of another schema.
    public func readBaseline(_ path: FilePath, isOptional: Bool) throws -> LayerSnapshot? {
        guard SystemPaths.exists(path) else {
            if isOptional { return nil }
            throw StageError(
                .baseline, "there is no baseline \(path)",
                hint: "make one with `layerslim baseline write`, or allow that with --baseline-optional")
        }
        do {
            return try read(path)
        } catch let error as StageError where error.cause == .input {
            throw StageError(.baseline, "the baseline cannot be used: \(error.message)", hint: error.hint)
        }
    }

    private func readJSON(_ path: FilePath) throws -> LayerSnapshot {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try readFile(at: path, limit: Self.limit)
        } catch {
            throw StageError(.input, "\(error)")
        }
        let hint = "write it anew with this layerslim: `layerslim baseline write`"
        do {
            return try JSON.decode(SnapshotFile.self, from: bytes).snapshot()
        } catch let error as SnapshotFile.Unusable {
            throw StageError(.input, "\(path): \(error.reason)", hint: hint)
        } catch {
            throw StageError(.input, "\(path) is no JSON that layerslim wrote", hint: hint)
        }
    }

    /// Told by the first bytes that are not blank.
    private static func isJSON(_ path: FilePath) -> Bool {
        guard let start = try? readStart(of: path) else { return false }
        return start.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    }

    private static func readStart(of path: FilePath) throws -> [UInt8] {
        let file = try FileDescriptor.open(path, .readOnly)
        return try file.closeAfter {
            var buffer = Array(repeating: UInt8(0), count: 64)
            let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
            return Array(buffer[..<count])
        }
    }
}
