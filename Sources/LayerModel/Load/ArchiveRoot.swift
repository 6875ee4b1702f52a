import SlimFiles

/// An archive without `python/` at its root, of which Lambda imports nothing.
struct ArchiveRoot {
    let files: [LayerFile]

    /// nil where the archive has no Python at all: a layer may bring programs and libraries alone.
    var finding: Finding? {
        guard files.contains(where: { Self.isPython($0.path) }) else { return nil }
        let mend: String
        if let folder = folderAroundPython {
            mend = "zip what is in \(folder)/, not the folder itself: cd \(folder) && zip -qr ../layer.zip python"
        } else {
            mend = "layerslim pack TREE -o layer.zip puts it into python/"
        }
        return Finding(
            .noPythonFolder, .error, "the archive has no python/ folder at its root, where Lambda looks for packages",
            details: [.init("mend", mend)])
    }

    private static func isPython(_ path: BytePath) -> Bool {
        path.bytes.suffix(3).elementsEqual(".py".utf8) || path.name.elementsEqual("METADATA".utf8)
    }

    /// The one folder that everything is in, where it holds `python/`.
    private var folderAroundPython: String? {
        guard let top = files.first?.path.components.first.map({ BytePath(bytes: Array($0)) }),
            files.allSatisfy({ $0.path.isInside(top) }),
            files.contains(where: { $0.path.isInside(top.appending("python")) })
        else { return nil }
        return "\(top)"
    }
}
