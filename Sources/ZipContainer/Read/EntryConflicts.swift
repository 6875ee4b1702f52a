import SlimFiles

/// Entries that cannot all be unpacked.
enum EntryConflicts {
    static func find(in entries: [ZipEntry]) -> [ZipFinding] {
        var seen: Set<BytePath> = []
        var folders: Set<BytePath> = []
        var findings: [ZipFinding] = []
        for entry in entries {
            guard let path = entry.path else { continue }
            if !seen.insert(path).inserted { findings.append(entry.finding(.duplicate)) }
            var folder = path.parent
            while let known = folder, !known.isEmpty, folders.insert(known).inserted { folder = known.parent }
        }
        for entry in entries where entry.kind != .folder {
            if let path = entry.path, folders.contains(path) { findings.append(entry.finding(.fileAsFolder)) }
        }
        return findings
    }
}

extension ZipEntry {
    fileprivate func finding(_ problem: ZipFinding.Problem) -> ZipFinding {
        ZipFinding(problem: problem, name: name, offset: headerOffset)
    }
}
