import ELFFormat
import LayerModel
import SlimFiles

/// Libraries that are there several times under one name: the same SONAME, or the same file name but for the hash that
/// auditwheel puts into it.
struct SameNameNotes {
    let analysis: LayerAnalysis
    /// Which files hold the same bytes.
    let equal: [EqualFiles]

    var findings: [Finding] { sameSoname + sameBaseName }

    private var libraries: [Int] {
        analysis.natives.keys.filter { analysis.natives[$0]?.role == .sharedLibrary }.sorted()
    }

    private var sameSoname: [Finding] {
        let groups = Dictionary(grouping: libraries.filter { analysis.natives[$0]?.dynamic?.soname != nil }) {
            analysis.natives[$0]?.dynamic?.soname ?? ""
        }
        return groups.filter { $0.value.count > 1 }.sorted { $0.key < $1.key }.map { soname, files in
            let opened = files.filter { analysis.tree.files[$0].path.name == Array(soname.utf8) }
            let kept = opened.first ?? files[0]
            let spare = bytes(files) - analysis.tree.files[kept].size
            let name = escapedText(soname.utf8)
            let path = "\(analysis.tree.files[kept].path)"
            let size = ByteText.short(spare)
            guard areEqual(files) else {
                return Finding(
                    .sameSoname, .warning,
                    "is one of \(files.count) different libraries called \(name): the first that a process loads serves "
                        + "all (\(size) besides it)", path: path, details: details(files))
            }
            return Finding(
                .sameSoname, .note,
                "is there \(files.count) times as \(name), of which the loader opens one (\(size) besides it)",
                path: path,
                details: details(files))
        }
    }

    private var sameBaseName: [Finding] {
        var groups: [[UInt8]: [Int]] = [:]
        for file in libraries {
            let name = analysis.tree.files[file].path.name
            if let base = name.withoutWheelHash { groups[base, default: []].append(file) }
        }
        return groups.filter { $0.value.count > 1 }.sorted { BytePath(bytes: $0.key) < BytePath(bytes: $1.key) }.map {
            base, files in
            let largest = files.map { analysis.tree.files[$0].size }.max() ?? 0
            return Finding(
                .sameLibrary, .note,
                "\(files.count) wheels bring their own \(escapedText(base)) "
                    + "(\(ByteText.short(bytes(files) - largest)) besides the largest)",
                details: details(files))
        }
    }

    private func details(_ files: [Int]) -> [Finding.Detail] {
        files.map { .init(ByteText.short(analysis.tree.files[$0].size), "\(analysis.tree.files[$0].path)") }
    }

    private func bytes(_ files: [Int]) -> Int { files.reduce(0) { $0 + analysis.tree.files[$1].size } }

    private func areEqual(_ files: [Int]) -> Bool {
        equal.contains { Set($0.files).isSuperset(of: files) }
    }
}

extension [UInt8] {
    /// `libgfortran-daac5196-038a5e3c.so.5.0.0` without the hashes of eight digits that end the name before `.so`; nil
    /// for a name without one.
    fileprivate var withoutWheelHash: [UInt8]? {
        guard let end = firstRange(of: Array(".so".utf8))?.lowerBound else { return nil }
        var stem = self[..<end]
        while stem.count > 9, stem[stem.endIndex - 9] == UInt8(ascii: "-"),
            stem.suffix(8).allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        {
            stem = stem.dropLast(9)
        }
        return stem.count == end ? nil : Array(stem + self[end...])
    }
}
