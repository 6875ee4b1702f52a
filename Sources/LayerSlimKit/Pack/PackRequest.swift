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
    public var progress: @Sendable (String) -> Void = { _ in }

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
        var packer = Packer(options: options)
        packer.progress = progress
        let archive = try packer.pack(packed, for: output, into: staging)
        try packer.publish(archive, from: staging)
        return archive
    }
}
