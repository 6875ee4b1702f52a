import LayerModel
import SlimFiles
import SystemPackage
import ZipContainer

/// Writes a tree as a zip that depends on names, contents and execute bits only.
struct Packer: Sendable {
    let options: ZipOptions

    /// Writes the archive into `staging`, reads it back, and gives it its final name if `approve` agrees.
    ///
    /// - Parameter approve: judges the sizes; false leaves nothing behind.
    /// - Throws: StageError (output) where it cannot be written or does not read back as it was meant.
    func pack(
        _ tree: LayerTree, to output: FilePath, staging: StagingFolder, approve: (ZipSummary) throws -> Bool
    ) throws -> (archive: PackedLayer, isPublished: Bool) {
        let temporary = staging.path.appending("layer.zip")
        do {
            let summary = try ZipWriter(options: options).write(try Self.sources(of: tree), to: temporary)
            try ZipVerifier.verify(temporary, against: summary, jobs: options.jobs)
            let packed = PackedLayer(path: output, summary: summary, digest: try Self.digest(of: temporary))
            guard try approve(summary) else { return (packed, false) }
            try staging.publish(temporary, as: output)
            return (packed, true)
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
