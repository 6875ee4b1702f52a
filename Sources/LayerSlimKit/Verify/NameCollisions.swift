import LayerModel
import SlimFiles

/// Files and folders whose names are one on a disk that ignores case or Unicode normal forms, as those of macOS do.
struct NameCollisions {
    let tree: LayerTree

    /// One finding for each file or topmost folder that meets an earlier one.
    var findings: [Finding] {
        var seen: [FoldedName: BytePath] = [:]
        var done: Set<BytePath> = []
        var findings: [Finding] = []
        for (path, _) in tree.entries {
            // Only the folders that the entry before did not have are new.
            var new: [BytePath] = [path]
            while let folder = new.last?.parent, !folder.isEmpty, done.insert(folder).inserted { new.append(folder) }
            // The topmost that meets another one is told; what lies in it is remembered all the same.
            var met: (BytePath, BytePath)?
            for path in new.reversed() {
                let earlier = seen.updateValue(path, forKey: FoldedName(path))
                if met == nil, let earlier, earlier != path { met = (path, earlier) }
            }
            guard let (path, earlier) = met else { continue }
            findings.append(
                Finding(
                    .collidingNames, .note, "is the same name as \(earlier) on macOS: one is unpacked over the other",
                    path: "\(path)"))
        }
        return findings
    }
}

/// A path without the differences that macOS does not keep.
private struct FoldedName: Hashable {
    /// Without capitals; empty where there is anything but ASCII.
    let ascii: BytePath
    /// Strings are equal where they are canonically equivalent.
    let text: String

    init(_ path: BytePath) {
        if path.bytes.allSatisfy({ $0 < 0x80 }) {
            ascii = BytePath(bytes: path.bytes.map { (65...90).contains($0) ? $0 | 32 : $0 })
            text = ""
        } else {
            ascii = ""
            text = String(decoding: path.bytes, as: UTF8.self).lowercased()
        }
    }
}
