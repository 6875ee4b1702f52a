import ArgumentParser
import LayerModel
import SystemPackage

/// The tree that a command works on: the one that was named, else the first of the usual places that holds a layer.
struct TreeChoice {
    let path: FilePath
    /// Usual places that came first and hold none; empty where the tree was named.
    let passedOver: [String]

    /// How commands describe their argument.
    static let help = ArgumentHelp(
        "A site-packages folder, a folder that holds python/, or a layer zip. (default: the first of "
            + "\(listed) that holds a *.dist-info)")

    static let usualPlaces = ["./python", "./build/python", "deployment/build/python", "."]

    /// - Throws: StageError (usage) naming every place where nothing was found.
    init(named name: String?) throws(StageError) {
        if let name {
            path = FilePath(name)
            passedOver = []
            return
        }
        guard let index = Self.usualPlaces.firstIndex(where: { Self.holdsDistribution(FilePath($0)) }) else {
            throw StageError(
                .usage,
                "no tree was named, and none of \(Self.listed) holds a *.dist-info",
                hint: "name the folder that pip installed into")
        }
        path = FilePath(Self.usualPlaces[index])
        passedOver = Array(Self.usualPlaces[..<index])
    }

    private static var listed: String {
        "\(usualPlaces.dropLast().joined(separator: ", ")) and \(usualPlaces.last ?? ".")"
    }

    private static func holdsDistribution(_ path: FilePath) -> Bool {
        SystemPaths.folderNames(path).contains { $0.hasSuffix(".dist-info") }
    }

    /// For people: what was passed over on the way to this choice.
    var remark: String? {
        guard !passedOver.isEmpty else { return nil }
        return "tree: \(path) (\(passedOver.map { "no \($0)" }.joined(separator: ", ")))"
    }
}
