import LayerImports
import LayerModel
import PythonImports
import SlimFiles
import SystemPackage

/// What a function's own code imports and nothing provides.
struct FunctionImports {
    let function: LayerAnalysis
    let world: ModuleWorld
    /// What is gone from the layer, where that is known.
    let removed: RemovedFiles?
    /// The file that the layer's requirements are kept in, for what to do.
    let requirements: String?
    let jobs: Int

    private struct Site: Sendable {
        let path: BytePath
        let importer: String
        let line: Int
        let text: String
        let placement: ImportPlacement
    }

    func findings() throws -> [Finding] {
        let files = FunctionCode(function).sources
        let scans = try concurrentMap(files, jobs: jobs) { source in try imports(of: source) }
        var missing: [String: [Site]] = [:]
        var importers: [String: Site] = [:]
        for (name, site) in scans.joined() {
            if importers[name] == nil, site.importer != name { importers[name] = site }
            if site.placement.context != .typeChecking, let absent = try firstAbsent(of: name) {
                missing[absent, default: []].append(site)
            }
        }
        return missing.sorted { $0.key < $1.key }.map { finding($0, $1, importers) }
    }

    /// Every module that a file names, with the place, those on the way to it left out.
    private func imports(of source: FunctionCode.Source) throws -> [(String, Site)] {
        let bytes = try function.tree.read(function.tree.files[source.file])
        let scan = ImportScanner.scan(bytes)
        let target = ImportTarget(
            minorVersion: world.target.pythonMinor, machine: world.target.architecture.machineName)
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        func site(_ line: Int, _ placement: ImportPlacement) -> Site {
            let text = line <= lines.count ? String(decoding: lines[line - 1], as: UTF8.self) : ""
            return Site(
                path: source.path, importer: source.name, line: line, text: text.trimmed, placement: placement)
        }
        var found: [(String, Site)] = []
        for statement in scan.statements where statement.placement.runs(on: target) != false {
            let place = site(statement.line, statement.placement)
            switch statement.source {
            case .modules: found += statement.names.map { ($0.name, place) }
            case .from(let module, let level):
                guard let base = source.importing.absolute(module, level: level) else { continue }
                found.append((base, place))
                found += statement.names.map { "\(base).\($0.name)" }.filter { isModule($0) }.map { ($0, place) }
            }
        }
        for call in scan.calls where call.level == 0 && call.placement.runs(on: target) != false {
            found.append((call.module, site(call.line, call.placement)))
        }
        return found
    }

    /// Whether a name that may be an attribute is a module, now or before rules took it.
    private func isModule(_ name: String) -> Bool {
        world.modules[name] != nil || !(removed?.details(ofModule: name, for: world.target) ?? []).isEmpty
    }

    /// The first part of a dotted name that nothing provides; nil where all are there or made as code runs.
    private func firstAbsent(of name: String) throws -> String? {
        var parent: String?
        var end = name.startIndex
        while true {
            end = name[end...].firstIndex(of: ".") ?? name.endIndex
            let part = String(name[..<end])
            if world.place(of: part) == nil { return try parent.map(makesModules) ?? false ? nil : part }
            guard end < name.endIndex else { return nil }
            parent = part
            end = name.index(after: end)
        }
    }

    /// Whether a module may put others below itself into `sys.modules`, as six does.
    private func makesModules(_ parent: String) throws -> Bool {
        guard let file = world.place(of: parent)?.file else { return false }
        guard file.kind == .source else { return true }
        let bytes = try world.bytes(of: file)
        return bytes.contains(text: "sys.modules") || bytes.contains(text: "__path__")
    }

    private func finding(_ module: String, _ sites: [Site], _ importers: [String: Site]) -> Finding {
        let site = sites.max { Self.rank($0) < Self.rank($1) } ?? sites[0]
        let others = Set(sites.filter { $0.path != site.path || $0.line != site.line }.map { "\($0.path):\($0.line)" })
        let top = String(module.prefix { $0 != "." })
        var details = [
            Finding.Detail("where", "\(site.path):\(site.line)   \(site.text)"),
            .init("", Self.effect(site, importers)),
        ]
        if !others.isEmpty {
            let first = others.sorted().prefix(3).joined(separator: ", ")
            details.append(.init("", "also \(first)\(others.count > 3 ? " and \(others.count - 3) more" : "")"))
        }
        let gone = removed?.details(ofModule: module, for: world.target) ?? []
        let isTop = top == module
        if gone.isEmpty, isTop, !sites.contains(where: { $0.text.hasPrefix("from .") }) {
            let name = ImportNames.distribution(of: module)
            details.append(.init("mend", "add \(name) to \(requirements ?? "the requirements of the layer")"))
        }
        let summary =
            isTop
            ? "your function imports \(module); no layer and no runtime has it"
            : "your function imports \(module), which \(parent(of: module)) does not hold"
        return Finding(
            .functionImport, Self.severity(site), summary, place: place(of: site), details: details + gone,
            places: Set(sites.map { "\($0.path)" }).sorted())
    }

    private func parent(of module: String) -> String {
        module.split(separator: ".").dropLast().joined(separator: ".")
    }

    /// In a folder the line can be opened; in an archive it cannot.
    private func place(of site: Site) -> FilePlace? {
        guard function.tree.archive == nil else { return nil }
        return FilePlace(file: function.tree.origin.appending("\(site.path)").string, line: site.line)
    }

    private static func rank(_ site: Site) -> Int {
        let severity = severity(site) == .error ? 4 : severity(site) == .warning ? 2 : 0
        return severity + (site.placement.isDeferred ? 0 : 1)
    }

    private static func severity(_ site: Site) -> Finding.Severity {
        switch site.placement.fate(of: .missingModule) {
        case .caught: .note
        case .uncertain: .warning
        case .raised: .error
        }
    }

    /// What happens on Lambda, and which of the function's files leads there.
    private static func effect(_ site: Site, _ importers: [String: Site]) -> String {
        let from = importers[site.importer].map { ", from \($0.path):\($0.line)" } ?? ""
        switch (severity(site), site.placement.isDeferred) {
        case (.note, _): return "guarded: the function goes on without it"
        case (_, true): return "inside a function: fails when called\(from)"
        case (_, false): return "at module level: fails when the file is imported\(from)"
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...].drop { $0.isWhitespace }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text.prefix(160))
    }
}

extension [UInt8] {
    fileprivate func contains(text: String) -> Bool { firstRange(of: Array(text.utf8)) != nil }
}
