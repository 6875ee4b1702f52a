import PythonImports

extension ImportsReport {
    /// The report after `docs/schema/imports.schema.json`, an import a line, keys sorted.
    ///
    /// Written by hand: JSONEncoder takes longer for the imports of a layer than everything else together.
    func json() -> [UInt8] {
        let conditions = conditions
        let imports = pieces { source in
            var writer = JSONWriter()
            for found in ListedImport.all(of: source.scan) { write(found, of: source, conditions, to: &writer) }
            return writer.bytes
        }
        var writer = JSONWriter()
        writer.raw("{\n  \"imports\": [")
        writer.items(imports)
        writer.raw("\n  ],\n  \"kind\": \"imports\",\n  \"problems\": [")
        writer.items(sources.map { problem(of: $0) })
        writer.raw(
            "\n  ],\n  \"schemaVersion\": \(Self.schemaVersion),\n  \"sources\": \(sources.count),\n  \"stubs\": [")
        writer.items(
            sources.filter(\.scan.attachesStub).map { source in
                var item = JSONWriter()
                item.raw(",\n    ")
                item.string("\(source.path)")
                return item.bytes
            })
        writer.raw("\n  ],\n  \"target\": ")
        writer.string("\(target)")
        writer.raw(",\n  \"targetReason\": ")
        writer.string(targetReason)
        writer.raw(",\n  \"tool\": ")
        writer.string("layerslim \(ToolVersion.number)")
        writer.raw(",\n  \"tree\": {\"bytes\": \(bytes), \"files\": \(files), \"path\": ")
        writer.string(origin)
        writer.raw("}\n}\n")
        return writer.bytes
    }

    private func write(
        _ found: ListedImport, of source: Source, _ conditions: ImportTarget, to writer: inout JSONWriter
    ) {
        writer.raw(",\n    {\"context\": ")
        writer.string(found.placement?.context.rawValue ?? "lazy")
        writer.raw(", \"file\": ")
        writer.string("\(source.path)")
        writer.raw(", \"form\": ")
        writer.string(found.form.rawValue)
        if let function = found.placement?.function {
            writer.raw(", \"function\": ")
            writer.string(function)
        }
        if let placement = found.placement {
            writer.raw(", \"ifMissing\": ")
            writer.string("\(placement.fate(of: .missingModule))")
        }
        writer.raw(", \"level\": \(found.level), \"line\": \(found.line)")
        if let module = found.module {
            writer.raw(", \"module\": ")
            writer.string(module)
        }
        writer.raw(", \"names\": [")
        for (index, name) in found.names.enumerated() {
            writer.raw(index > 0 ? ", {" : "{")
            if let alias = name.alias {
                writer.raw("\"as\": ")
                writer.string(alias)
                writer.raw(", ")
            }
            writer.raw("\"name\": ")
            writer.string(name.name)
            writer.raw("}")
        }
        writer.raw("]")
        writer.raw(", \"resolvesTo\": [")
        for (index, answer) in resolution.answers(for: found, in: source.path).enumerated() {
            if index > 0 { writer.raw(", ") }
            writer.answer(answer)
        }
        writer.raw("]")
        if let runs = found.placement?.runs(on: conditions) { writer.raw(", \"runs\": \(runs)") }
        writer.raw("}")
    }

    private func problem(of source: Source) -> [UInt8] {
        guard let problem = source.scan.problem else { return [] }
        var writer = JSONWriter()
        writer.raw(",\n    {\"column\": \(problem.column), \"file\": ")
        writer.string("\(source.path)")
        writer.raw(", \"line\": \(problem.line), \"message\": ")
        writer.string(problem.message)
        writer.raw("}")
        return writer.bytes
    }
}

extension JSONWriter {
    fileprivate mutating func answer(_ answer: ImportResolution.Answer) {
        switch answer {
        case .path(let path):
            raw("{\"path\": ")
            string(path)
            raw("}")
        case .standardLibrary: raw("{\"by\": \"standard library\"}")
        case .runtime: raw("{\"by\": \"runtime\"}")
        case .missing: raw("null")
        }
    }
}
