import LayerModel
import SlimFiles
import SystemPackage
import ZipContainer

/// Writes a tree as a zip that depends on names, contents and execute bits only.
struct Packer: Sendable {
    let options: ZipOptions
    /// Told what is being done.
    var progress: @Sendable (String) -> Void = { _ in }

    /// Writes the archive into `staging` and reads it back. It gets its final name from ``publish(_:from:)``.
    ///
    /// - Throws: StageError (output) where it cannot be written or does not read back as it was meant.
    func pack(_ tree: LayerTree, for output: FilePath, into staging: StagingFolder) throws -> PackedLayer {
        let temporary = Self.temporaryPath(in: staging)
        progress("packing \(output)")
        do {
            let summary = try ZipWriter(options: options).write(try Self.sources(of: tree), to: temporary)
            progress("reading \(output) back")
            try ZipVerifier.verify(temporary, against: summary, jobs: options.jobs)
            return PackedLayer(path: output, summary: summary, digest: try Self.digest(of: temporary))
        } catch let error as ZipWriteError {
            throw StageError(error)
        } catch let error as FileError {
            throw StageError(.output, "\(error)")
        } catch let error as ZipVerifyError {
            throw StageError(
                .output, "\(output) did not read back as written: \(error)", hint: "check the disk, and try again")
        } catch let error as ZipReadError {
            throw StageError(.output, "\(output) cannot be read back: \(error)", hint: "check the disk, and try again")
        }
    }

    /// Where ``pack(_:for:into:)`` leaves the archive.
    static func temporaryPath(in staging: StagingFolder) -> FilePath { staging.path.appending("layer.zip") }

    /// Gives an archive that was packed its final name.
    func publish(_ archive: PackedLayer, from staging: StagingFolder) throws(StageError) {
        do throws(FileError) {
            try staging.publish(Self.temporaryPath(in: staging), as: archive.path)
        } catch {
            throw StageError(.output, "\(error)")
        }
    }

    /// The sizes that an archive of the tree would have, without writing one.
    func measure(_ tree: LayerTree) throws -> ZipSummary {
        do {
            return try ZipWriter(options: options).measure(try Self.sources(of: tree))
        } catch let error as ZipWriteError {
            throw StageError(error)
        }
    }

    private static func sources(of tree: LayerTree) throws -> [ZipEntrySource] {
        try tree.entries.map { path, file in
            let type: UInt16 = file.isRegular ? 0o100000 : 0o120000
            return ZipEntrySource(path: path, mode: type | file.mode, content: try tree.zipContent(of: file))
        }
    }

    private static func digest(of path: FilePath) throws -> SHA256Digest {
        var hash = try SHA256()
        let size = try MappedFile(path, region: nil).count
        for start in stride(from: 0, to: size, by: 8 << 20) {
            let piece = try MappedFile(path, region: start..<min(start + 8 << 20, size))
            try piece.withBytes { bytes throws(SHA256.Unavailable) in try hash.update(bytes) }
        }
        return try hash.finalize()
    }
}

extension StageError {
    init(_ error: ZipWriteError) {
        switch error {
        case .unreadable, .changed, .invalidName, .duplicateName: self.init(.input, "\(error)")
        case .invalidLevel: self.init(.usage, "\(error)")
        case .output(_, .noSpace):
            self.init(.output, "\(error)", hint: "free some space, or write to another disk with --output")
        case .output, .container, .accounting, .outOfMemory, .noDigest: self.init(.output, "\(error)")
        }
    }
}
