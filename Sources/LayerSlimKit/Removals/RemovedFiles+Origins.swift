import ELFFormat
public import LayerModel
import PythonPackages
import RuleLanguage
import SlimFiles

extension RemovedFiles {
    /// What a plan takes away.
    public init(_ plan: SlimmingPlan) {
        let analysis = plan.analysis
        var positions: [Int: Int] = [:]
        var causes: [Cause] = []
        var files: [File] = []
        for (file, fate) in plan.fates.enumerated() {
            guard case .removed(let statement) = fate else { continue }
            if positions[statement] == nil {
                positions[statement] = causes.count
                causes.append(Cause(plan.rules.statements[statement]))
            }
            files.append(File(file, of: analysis, cause: positions[statement]))
        }
        self.init(causes: causes, files: files, origin: "\(analysis.tree.origin)")
    }

    /// What a manifest says was taken away.
    public init(_ manifest: LayerManifest) {
        let causes = manifest.statements.map { Cause($0, in: manifest) }
        let files = manifest.removed.flatMap { folder in
            folder.files.map { name, bytes in
                File(
                    path: BytePath(folder.folder).appending(BytePath(name)), bytes: bytes, cause: folder.statement,
                    soname: nil)
            }
        }
        self.init(causes: causes, files: files, origin: "its manifest")
    }

    /// What the tree before held and the tree now does not.
    public init(from before: LayerAnalysis, to now: LayerAnalysis) {
        let files = before.tree.files.enumerated().compactMap { file, entry -> File? in
            now.fileIndex[entry.path] == nil ? File(file, of: before, cause: nil) : nil
        }
        self.init(causes: [], files: files, origin: "\(before.tree.origin)")
    }

    /// This, with the causes that `other` knows.
    func explained(by other: RemovedFiles) -> RemovedFiles {
        let known = files.map { file in
            File(
                path: file.path, bytes: file.bytes, cause: other.file(at: file.path)?.cause, soname: file.soname,
                entryPoints: file.entryPoints)
        }
        return RemovedFiles(causes: other.causes, files: known, origin: origin)
    }
}

extension RemovedFiles.Cause {
    init(_ statement: Statement) {
        self.init(
            name: statement.name, location: FilePlace(line: statement.location), text: statement.head,
            because: statement.reason,
            losses: statement.losses)
    }

    init(_ statement: LayerManifest.Statement, in manifest: LayerManifest) {
        let isBuiltin = manifest.rules.contains { $0.name == statement.file && $0.isBuiltin }
        self.init(
            name: statement.name,
            location: FilePlace(file: statement.file, line: statement.line, isBuiltin: isBuiltin),
            text: statement.text, because: statement.because, losses: statement.loses)
    }
}

extension RemovedFiles.File {
    fileprivate init(_ file: Int, of analysis: LayerAnalysis, cause: Int?) {
        self.init(
            path: analysis.tree.files[file].path, bytes: analysis.strippedSize(of: file), cause: cause,
            soname: analysis.natives[file]?.dynamic?.soname)
        if path.name == Array("entry_points.txt".utf8), analysis.tree.files[file].isRegular {
            entryPoints = (try? analysis.tree.read(analysis.tree.files[file])).map { EntryPoints(parsing: $0) }
        }
    }
}
