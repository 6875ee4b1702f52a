import LayerModel
import RuleLanguage
import SlimFiles

/// A line for a rule file that brings removed files back, and what it costs.
public struct WayBack: Codable, Sendable, Hashable {
    /// Such as `without pyarrow-s3` or `keep "astropy/CITATION"`.
    public let line: String
    /// Bytes that the layer grows by.
    public let bytes: Int

    /// The bytes for people: `+22.1 MiB`.
    var cost: String { "+\(ByteText.short(bytes))" }

    /// A line and what it costs, for people.
    static func text(_ line: String, _ bytes: Int) -> String { "\(line)  \(WayBack(line: line, bytes: bytes).cost)" }
}

extension RemovedFiles {
    /// The lines that bring a file back, the one that costs least first.
    ///
    /// Native code comes with the libraries that the same rule took, since alone it may not load; where the rule is about
    /// all packages, with those beside it.
    public func waysBack(to file: File) -> [WayBack] {
        guard let number = file.cause else { return [keep([file])] }
        let whole = files(of: number)
        let total = whole.reduce(0) { $0 + $1.bytes }
        if causes[number].isAboutDistributions {
            let line = causes[number].name.map { "without \($0)" } ?? keepLine(ofDistributions: whole)
            return [WayBack(line: line ?? "without the line `\(causes[number].text)`", bytes: total)]
        }
        let needed = companions(of: file, among: whole)
        guard let name = causes[number].name, whole.count > 1 else { return [keep(needed)] }
        let rule = WayBack(line: "without \(name)", bytes: total)
        return needed.count == whole.count || needed.count > Self.mostKept ? [rule] : [keep(needed), rule]
    }

    /// `keep "x/**" "x-1.0.dist-info/**"` for what a statement took by the names of distributions; nil where it would be too
    /// long to read.
    private func keepLine(ofDistributions files: [File]) -> String? {
        var globs: [String] = []
        for file in files {
            let top = String(decoding: file.path.components.first ?? [], as: UTF8.self)
            let glob = file.path.components.count == 1 ? top : "\(top)/**"
            if globs.last != glob, !globs.contains(glob) { globs.append(glob) }
            guard globs.count <= Self.mostDistributionGlobs else { return nil }
        }
        return "keep " + globs.map(\.asRuleString).joined(separator: " ")
    }

    private static let mostDistributionGlobs = 12

    /// More files than this are better named by their rule.
    private static let mostKept = 4

    func keep(_ files: [File]) -> WayBack {
        WayBack(
            line: "keep " + Self.globs(files.map { "\($0.path)" }).map(\.asRuleString).joined(separator: " "),
            bytes: files.reduce(0) { $0 + $1.bytes })
    }

    /// Paths of Python source in one folder become one glob.
    static func globs(_ paths: [String]) -> [String] {
        var stems: [String: [String]] = [:]
        for path in paths where path.hasSuffix(".py") && !path.contains(where: { "{}[],*?".contains($0) }) {
            let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
            stems[String(path[..<cut]), default: []].append(String(path[cut...].dropLast(3)))
        }
        stems = stems.filter { $0.value.count > 1 }
        var globs: [String] = []
        var seen: Set<String> = []
        for path in paths {
            let cut = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
            let folder = String(path[..<cut])
            if path.hasSuffix(".py"), let names = stems[folder] {
                if seen.insert(folder).inserted { globs.append("\(folder){\(names.joined(separator: ","))}.py") }
            } else {
                globs.append(path)
            }
        }
        return globs
    }

    private func companions(of file: File, among whole: [File]) -> [File] {
        // An orphan that is kept keeps what it links to.
        guard file.isNative, let cause = cause(of: file), !cause.isAboutOrphans else { return [file] }
        return [file]
            + whole.filter { other in
                other.isNative && other.path != file.path
                    && (!cause.isGeneral || other.path.parent == file.path.parent)
            }
    }
}

extension RemovedFiles.File {
    /// Told by the name: a manifest knows no contents.
    var isNative: Bool {
        let name = String(decoding: path.name, as: UTF8.self)
        return name.hasSuffix(".so") || name.contains(".so.")
    }
}
