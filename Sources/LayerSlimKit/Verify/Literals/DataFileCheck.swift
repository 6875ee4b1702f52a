import LayerModel
import PythonImports
import SlimFiles

/// Check 5, files that code reads: a file is gone and a kept module of its package names it.
struct DataFileCheck {
    let analysis: LayerAnalysis
    let removed: RemovedFiles
    private let byName: [[UInt8]: [RemovedFiles.File]]

    init(analysis: LayerAnalysis, removed: RemovedFiles) {
        self.analysis = analysis
        self.removed = removed
        byName = Dictionary(grouping: removed.files.filter { $0.mayBeRead && !removed.isProvided($0) }) { $0.path.name }
    }

    private struct Reading {
        let file: RemovedFiles.File
        let place: AskingPlace
    }

    /// One finding for each module and severity, with all files that it names.
    func findings(for sources: [SourceLiterals]) -> [Finding] {
        sources.flatMap { source -> [Finding] in
            var readings: [BytePath: Reading] = [:]
            for reading in self.readings(of: source) {
                let known = readings[reading.file.path]
                if known.map({ $0.place.severity < reading.place.severity }) ?? true {
                    readings[reading.file.path] = reading
                }
            }
            let groups = Dictionary(grouping: readings.values) { $0.place.severity }
            return groups.sorted { $0.key > $1.key }.map { finding(source, $1) }
        }
    }

    private func readings(of source: SourceLiterals) -> [Reading] {
        let target = analysis.target.target
        var found: [Reading] = []
        let module = ReadingModule(path: source.path, values: source.scan.values)
        for string in source.scan.strings where string.place.runs(on: target) {
            for file in byName[string.value.lastComponent] ?? [] {
                guard module.names(file.path, by: string.value, isThere: { analysis.fileIndex[$0] != nil }) else {
                    continue
                }
                let severity = severity(of: string, file)
                found.append(
                    Reading(
                        file: file, place: AskingPlace(path: source.path, place: string.place, severity: severity)))
            }
        }
        return found + loaderReadings(of: source)
    }

    private func severity(of string: StringUse, _ file: RemovedFiles.File) -> Finding.Severity {
        let isCaught = string.place.catches(["OSError", "IOError", "EnvironmentError", "FileNotFoundError"])
        if string.isReadAtImport, !isCaught, !string.place.isFallback { return .error }
        // Said to be given up by the rule, or read by helpers of tests that have no other use.
        let isExpected = file.isOfTests || !(removed.cause(of: file)?.losses.isEmpty ?? true)
        return isExpected ? .note : .warning
    }

    /// botocore's own data, which its loader is asked for without a suffix: `load_data("endpoints")`.
    private func loaderReadings(of source: SourceLiterals) -> [Reading] {
        // Without a botocore of the layer's own, the runtime's reads the runtime's data.
        guard analysis.fileIndex["botocore/__init__.py"] != nil else { return [] }
        return source.scan.calls.flatMap { call -> [Reading] in
            guard call.name.hasPrefix("load_data"), case .string(let name)? = call.argument(0, "name") else {
                return []
            }
            let paths = ["json", "json.gz"].map { BytePath("botocore/data/\(name).\($0)") }
            guard !paths.contains(where: { analysis.fileIndex[$0] != nil }) else { return [] }
            return paths.compactMap { removed.file(at: $0) }.map {
                Reading(file: $0, place: AskingPlace(path: source.path, place: call.place, severity: .warning))
            }
        }
    }

    private func finding(_ source: SourceLiterals, _ readings: [Reading]) -> Finding {
        let readings = readings.sorted {
            ($0.place.place.line, $0.file.path) < ($1.place.place.line, $1.file.path)
        }
        let first = readings[0]
        let shown = first.file.path.relative(to: source.path.parent ?? "") ?? first.file.path
        let summary =
            readings.count == 1
            ? "reads a file that is gone: \(shown)"
            : "reads \(ByteText.grouped(readings.count)) files that are gone: \(shown) and "
                + ByteText.counted(readings.count - 1, "other")
        return Finding(
            .dataFileGone, first.place.severity, summary, path: "\(source.path)",
            details: first.place.details + removed.details(of: readings.map(\.file)))
    }
}
