import BuiltinRules
public import LayerModel
import SlimDiagnostics
import SlimFiles
public import SystemPackage

/// A rule set inside the program, for people who want to read or change it.
public struct BuiltinSet: Sendable {
    /// The shortest name that finds it, such as `packages/numpy`.
    public let name: String
    /// The path of its file, from the folder that holds them all.
    public let path: String
    public let bytes: [UInt8]

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Those that stand alone first.
    public static var all: [BuiltinSet] {
        let sets = BuiltinRules.files.map { file in
            BuiltinSet(name: String(file.name.dropLast(".rules".count)), path: file.name, bytes: file.bytes)
        }
        return sets.filter { !$0.name.contains("/") }
            + sets.filter { $0.name.contains("/") }.sorted { $0.name < $1.name }
    }

    /// - Throws: StageError (usage) naming the nearest set where there is none of this name.
    public static func named(_ name: String) throws(StageError) -> BuiltinSet {
        let bare = name.hasPrefix("rules/") ? String(name.dropFirst("rules/".count)) : name
        if let set = all.first(where: { $0.name == bare || $0.path == bare || $0.name == "packages/\(bare)" }) {
            return set
        }
        let guess = Suggestion.closest(to: bare, among: all.map(\.name)).map { "did you mean \($0)?" }
        throw StageError(
            .usage, "no built-in set is called \(name)", hint: guess ?? "`layerslim rules list` shows them")
    }

    /// - Throws: StageError: usage where the file is there and not to be replaced, output where it cannot be written.
    public func write(to path: FilePath, replacing: Bool) throws(StageError) {
        try Self.forbidReplacing(path, replacing)
        do throws(FileError) {
            try writeFile(bytes, to: path)
        } catch {
            throw StageError(.output, "\(error)")
        }
    }

    /// Writes every set below a folder, which is made where it is missing. Nothing is written where one is there already.
    ///
    /// - Returns: the files.
    public static func exportAll(to folder: FilePath, replacing: Bool) throws(StageError) -> [FilePath] {
        let targets = all.map { (set: $0, path: folder.pushing(FilePath($0.path))) }
        for target in targets { try forbidReplacing(target.path, replacing) }
        for target in targets {
            do throws(FileError) {
                try createFolders(above: target.path)
                try writeFile(target.set.bytes, to: target.path)
            } catch {
                throw StageError(.output, "\(error)")
            }
        }
        return targets.map(\.path)
    }

    private static func createFolders(above path: FilePath) throws(FileError) {
        let folder = path.removingLastComponent()
        let start = folder.root.map { FilePath(root: $0, []) } ?? "."
        try SlimFiles.createFolders(BytePath(folder.removingRoot().string), in: start)
    }

    private static func forbidReplacing(_ path: FilePath, _ replacing: Bool) throws(StageError) {
        guard !replacing, SystemPaths.exists(path) else { return }
        throw StageError(
            .usage, "\(path) is there already; nothing was written", hint: "name another place, or give --force")
    }
}
