import LayerImports
import LayerModel
import PythonImports
import PythonPackages
import SlimFiles

/// Check 6, metadata: code asks `importlib.metadata` or `pkg_resources` for what a rule took away.
struct MetadataAskCheck {
    let analysis: LayerAnalysis
    let removed: RemovedFiles?

    private struct Subject: Hashable {
        let name: NormalizedName
        let file: String
    }

    /// One finding a distribution and file of its metadata.
    func findings(for sources: [SourceLiterals]) -> [Finding] {
        let folders = MetadataFolders(analysis: analysis, removed: removed)
        var asking: [Subject: [AskingPlace]] = [:]
        for source in sources {
            let module = ModuleName(of: source.path, target: analysis.target.target)
            for call in source.scan.calls where call.place.runs(on: analysis.target.target) {
                guard let ask = MetadataAsk(call, module: module), folders.absence(of: ask.name, ask.file) != nil,
                    let place = place(source.path, call, hasCode: folders.hasCode(of: ask.name))
                else { continue }
                asking[Subject(name: ask.name, file: ask.file), default: []].append(place)
            }
        }
        return asking.sorted { ($0.key.name, $0.key.file) < ($1.key.name, $1.key.file) }.map { subject, places in
            finding(subject, folders.absence(of: subject.name, subject.file), places.worstFirst)
        }
    }

    /// A distribution that is named is asked for as soon as the code runs, so what nothing catches is a failure. An ask that
    /// is prepared for the absence of a distribution is right to ask for one whose code is gone as well.
    private func place(_ path: BytePath, _ call: LiteralCall, hasCode: Bool) -> AskingPlace? {
        let isCaught = call.place.catches([
            "PackageNotFoundError", "ModuleNotFoundError", "ImportError", "DistributionNotFound", "ResolutionError",
        ])
        if isCaught && !hasCode { return nil }
        let severity: Finding.Severity =
            call.place.isDeferred && !hasCode ? .note : isCaught || call.place.isFallback ? .warning : .error
        return AskingPlace(path: path, place: call.place, severity: severity, isCaught: isCaught)
    }

    private func finding(
        _ subject: Subject, _ absence: MetadataFolders.Absence?, _ places: [AskingPlace]
    ) -> Finding {
        var details = places.details
        switch absence {
        case .removed(let file): details += removed?.details(of: file) ?? []
        default: details.append(.init("mend", "install \(subject.name) with its \(subject.name.folderText).dist-info"))
        }
        let what = subject.file == "METADATA" ? "metadata" : subject.file
        return Finding(
            .metadataGone, places[0].severity, "asks for the \(what) of \(subject.name), which is gone",
            path: "\(places[0].path)", details: details)
    }
}

extension NormalizedName {
    /// As folders spell it.
    fileprivate var folderText: String { text.map { $0 == "-" ? "_" : String($0) }.joined() }
}
