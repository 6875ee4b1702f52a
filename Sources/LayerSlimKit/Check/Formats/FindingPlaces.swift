public import LayerModel
import SystemPackage

/// Where programs show findings: a line of a file that the user's repository holds, never a file inside a layer.
public struct FindingPlaces: Sendable {
    public let repository: RepositoryFolder
    /// What stands for a finding that no line of the repository caused.
    public let fallback: FilePlace

    /// - Parameter candidates: files for the fallback; the first that lies in the repository is taken, else the name of
    ///   the last one.
    public init(repository: RepositoryFolder, candidates: [String]) {
        self.repository = repository
        let inside = candidates.lazy.compactMap { repository.path(of: $0) }.first
        let name = candidates.last.flatMap { FilePath($0).lastComponent?.string }
        fallback = FilePlace(file: inside ?? name ?? "layer", line: 1)
    }

    /// The place, its file from the root of the repository.
    func place(of finding: ReportFinding) -> FilePlace {
        guard let cause = finding.cause, !cause.isBuiltin, let path = repository.path(of: cause.file) else {
            return fallback
        }
        return FilePlace(
            file: path, line: cause.line, column: cause.column, endLine: cause.endLine, endColumn: cause.endColumn)
    }
}
