import LayerImports
import LayerModel
import RuleLanguage
import SlimFiles

extension RemovedFiles {
    /// The lines `gone` and `mend` of a finding that one of these files would not have.
    func details(of file: File) -> [Finding.Detail] {
        let cause = cause(of: file)
        let gone = cause.map { "\($0.place)  \($0.text)" } ?? "\(file.path), which was in \(origin)"
        let back = waysBack(to: file)[0]
        return [.init("gone", gone, place: cause?.location), .init("mend", "\(back.line)  \(back.cost)")]
    }

    /// The same for several files that belong together; empty where there are none.
    ///
    /// - Parameter glob: selects just these files, for where they are too many to name.
    func details(of files: [File], as glob: String? = nil) -> [Finding.Detail] {
        guard let first = files.first else { return [] }
        guard files.count > 1 else { return details(of: first) }
        let bytes = files.reduce(0) { $0 + $1.bytes }
        let whole = first.cause.map { self.files(of: $0).count == files.count } ?? false
        let gone = details(of: first)[0]
        if whole, files.allSatisfy({ $0.cause == first.cause }), let name = cause(of: first)?.name {
            return [gone, .init("mend", WayBack.text("without \(name)", bytes))]
        }
        if let glob { return [gone, .init("mend", WayBack.text("keep \(glob.asRuleString)", bytes))] }
        let back = keep(files.count > 4 ? self.files(inside: Self.commonFolder(files)) : files)
        let line = files.count > 4 ? "keep \("\(Self.commonFolder(files))/**".asRuleString)" : back.line
        return [gone, .init("mend", WayBack.text(line, back.bytes))]
    }

    /// The lines `gone` and `mend` of a finding for which all of these files must come back; empty for none.
    func details(bringingBack files: [File]) -> [Finding.Detail] {
        guard let first = files.first else { return [] }
        let others = files.dropFirst().filter { $0.isNative }
        let isOneBinary = first.isNative && others.count == files.count - 1
        if files.count == 1 || isOneBinary && files.allSatisfy({ $0.cause == first.cause })
            || cause(of: first)?.isAboutDistributions ?? false
        {
            return details(of: first)
        }
        let gone = details(of: first)[0]
        let back = keep(files)
        return [gone, .init("mend", WayBack.text(back.line, back.bytes))]
    }

    /// The innermost folder that holds all files; the empty path where only the root does.
    private static func commonFolder(_ files: [File]) -> BytePath {
        var folder = files.first?.path.parent ?? ""
        while !folder.isEmpty, !files.allSatisfy({ $0.path.isInside(folder) }) { folder = folder.parent ?? "" }
        return folder
    }

    /// The same for the first removed file of which something is true; empty where there is none.
    func details(where matches: (File) -> Bool) -> [Finding.Detail] {
        files.first(where: matches).map(details) ?? []
    }

    func details(ofLibrary name: String) -> [Finding.Detail] {
        files(named: Array(name.utf8)).first.map(details) ?? []
    }

    /// The files of a module and of its packages, as far as they are gone.
    func details(ofModule name: String, for target: LambdaTarget) -> [Finding.Detail] {
        let needed = files.filter { file in
            ModuleName(of: file.path, target: target).map { name == "\($0)" || name.hasPrefix("\($0).") } ?? false
        }
        guard let last = needed.last else { return [] }
        guard needed.count > 1, needed.allSatisfy({ !$0.isNative }), !(cause(of: last)?.isAboutDistributions ?? false)
        else { return details(of: last) }
        let back = keep(needed)
        return [details(of: last)[0], .init("mend", "\(back.line)  \(back.cost)")]
    }
}
