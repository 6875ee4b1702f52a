public import LayerModel
public import SlimFiles
public import SystemPackage
public import ZipContainer

/// Writes a zip of a tree as it is: no rules, no checks.
public struct PackRequest: Sendable {
    public let tree: LayerTree
    public let output: FilePath
    public var sitePrefix: BytePath?
    public let options: ZipOptions

    public init(tree: LayerTree, output: FilePath, options: ZipOptions) {
        self.tree = tree
        self.output = output
        self.options = options
    }

    public func run() throws -> PackedLayer {
        let staging: StagingFolder
        do throws(FileError) {
            staging = try StagingFolder(beside: output)
        } catch {
            throw StageError(.output, "\(error)", hint: "make the folder, or name another place with --output")
        }
        let packed = tree.overlay(files: tree.files, outside: tree.outside, sitePrefix: sitePrefix)
        return try Packer(options: options).pack(packed, to: output, staging: staging) { _ in true }.archive
    }
}
