import ELFFormat
import SlimFiles

/// The folders of a layer in which the loader looks for what one file needs: those of DT_RUNPATH, or of DT_RPATH where
/// there is no RUNPATH (gABI, "Shared Object Dependencies"; ld.so(8)).
struct SearchFolders {
    /// From the layer's root, in the order of the search. Folders outside of it are left out.
    private(set) var folders: [BytePath] = []
    /// Whether LD_LIBRARY_PATH is searched first: so it is with RUNPATH, and not with RPATH. With RUNPATH the RPATH of
    /// those that loaded the file does not count either.
    let comesAfterSystem: Bool

    private let origin: BytePath
    private let machine: String

    /// - Parameter path: of the file, from the layer's root.
    init(of native: NativeFile, at path: BytePath, on target: LambdaTarget) {
        let dynamic = native.dynamic
        origin = path.parent ?? ""
        machine = target.architecture.machineName
        comesAfterSystem = dynamic?.runpath != nil
        let entries = (dynamic?.runpath ?? dynamic?.rpath ?? "").utf8.split(separator: UInt8(ascii: ":"))
        folders = entries.compactMap { resolve(Array($0)[...]) }
    }

    /// What the files that this one loads inherit: RPATH, and never RUNPATH.
    var handedOn: [BytePath] { comesAfterSystem ? [] : folders }

    /// The path from the layer's root that an entry means; nil where it leads out of the layer.
    func resolve(_ entry: ArraySlice<UInt8>) -> BytePath? {
        let text = expanded(entry)
        for variable in ["$ORIGIN", "${ORIGIN}"] where text.starts(with: variable.utf8) {
            return origin.resolving(Array(text.dropFirst(variable.utf8.count).drop { $0 == UInt8(ascii: "/") }))
        }
        // Lambda unpacks layers into /opt.
        let root = Array("/opt".utf8)
        guard text.starts(with: root) else { return nil }
        let rest = text.dropFirst(root.count)
        guard rest.isEmpty || rest.first == UInt8(ascii: "/") else { return nil }
        return BytePath("").resolving(Array(rest.drop { $0 == UInt8(ascii: "/") }))
    }

    /// With `$LIB` and `$PLATFORM` as the loader of Amazon Linux has them.
    private func expanded(_ entry: ArraySlice<UInt8>) -> [UInt8] {
        guard entry.contains(UInt8(ascii: "$")) else { return Array(entry) }
        var text = Array(entry)
        for (name, value) in [("LIB", "lib64"), ("PLATFORM", machine)] {
            for variable in ["${\(name)}", "$\(name)"] {
                while let range = text.firstRange(of: Array(variable.utf8)) {
                    text.replaceSubrange(range, with: Array(value.utf8))
                }
            }
        }
        return text
    }
}
