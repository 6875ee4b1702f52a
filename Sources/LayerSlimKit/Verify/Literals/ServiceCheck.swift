import LayerModel
import PythonImports
import SlimFiles

/// Check 5, models of AWS services: code makes a client by a literal name, and botocore's model of it is gone. The
/// runtime's own botocore has it, but the layer's comes first.
struct ServiceCheck {
    let analysis: LayerAnalysis
    let removed: RemovedFiles?

    /// One finding a service.
    func findings(for sources: [SourceLiterals]) -> [Finding] {
        // Without a botocore of the layer's own, the runtime's is imported.
        guard analysis.fileIndex["botocore/__init__.py"] != nil else { return [] }
        var asking: [String: [AskingPlace]] = [:]
        for source in sources {
            for call in source.scan.calls where call.place.runs(on: analysis.target.target) {
                guard let ask = ServiceAsk(call, in: source), isGone(ask) else { continue }
                let isGuarded = call.place.catches(["UnknownServiceError", "DataNotFoundError", "BotoCoreError"])
                let fails = !isGuarded && !call.place.isDeferred && !call.place.isFallback
                asking[ask.service, default: []].append(
                    AskingPlace(path: source.path, place: call.place, severity: fails ? .error : .warning))
            }
        }
        return asking.sorted { $0.key < $1.key }.map { finding($0, $1.worstFirst) }
    }

    private func finding(_ service: String, _ places: [AskingPlace]) -> Finding {
        let gone =
            removed.map { $0.details(of: goneFiles($0, service), as: "{botocore,boto3}/data/\(service)/**") } ?? []
        let mend = [Finding.Detail("mend", "install botocore again, or keep \"botocore/data/\(service)/**\"")]
        return Finding(
            .serviceGone, places[0].severity, "asks for the AWS service \(service), whose model is gone",
            path: "\(places[0].path)", details: places.details + (gone.isEmpty ? mend : gone))
    }

    private func isGone(_ ask: ServiceAsk) -> Bool {
        isGone(ask.service, "botocore", ["service-2", "endpoint-rule-set-1"])
            || ask.needsResources && isGone(ask.service, "boto3", ["resources-1"])
    }

    /// Whether a file is gone that a client cannot do without; where nothing is known of what is gone, whether there is
    /// no model at all.
    private func isGone(_ service: String, _ package: String, _ names: [String]) -> Bool {
        let folder = BytePath("\(package)/data/\(service)")
        guard let removed else { return package == "botocore" && !has("service-2", analysis.paths(inside: folder)) }
        let there = analysis.paths(inside: folder)
        let gone = removed.files(inside: folder).map(\.path)
        return names.contains { has($0, gone) && !has($0, there) }
    }

    private func has(_ name: String, _ paths: [BytePath]) -> Bool {
        paths.contains { path in
            let file = String(decoding: path.name, as: UTF8.self)
            return file == name + ".json" || file == name + ".json.gz"
        }
    }

    private func goneFiles(_ removed: RemovedFiles, _ service: String) -> [RemovedFiles.File] {
        ["botocore", "boto3"].flatMap { removed.files(inside: BytePath("\($0)/data/\(service)")) }
    }
}

extension LayerAnalysis {
    fileprivate func paths(inside folder: BytePath) -> [BytePath] {
        tree.files.map(\.path).filter { $0.isInside(folder) }
    }
}
