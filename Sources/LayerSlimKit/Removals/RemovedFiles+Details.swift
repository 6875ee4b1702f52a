import LayerImports
import LayerModel
import SlimFiles

extension RemovedFiles {
    /// The lines `gone` and `mend` of a finding that one of these files would not have.
    func details(of file: File) -> [Finding.Detail] {
        let gone = cause(of: file).map { "\($0.place)  \($0.text)" } ?? "\(file.path), which was in \(origin)"
        let back = waysBack(to: file)[0]
        return [.init("gone", gone), .init("mend", "\(back.line)  \(back.cost)")]
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
