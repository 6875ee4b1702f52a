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

    /// The file of a module, else any file in the folder of that name.
    func details(ofModule name: String, for target: LambdaTarget) -> [Finding.Detail] {
        let exact = details { ModuleName(of: $0.path, target: target)?.description == name }
        guard exact.isEmpty else { return exact }
        let folder = BytePath(bytes: name.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "/") : $0 })
        return details { $0.path.isInside(folder) }
    }
}
