import ELFFormat
import LayerImports
import LayerModel
import PythonPackages
import SlimFiles

/// Finds what a question is about: what is there first, then what is gone.
struct WhySearch {
    let context: WhyContext

    private var analysis: LayerAnalysis { context.analysis }

    /// nil where nothing of that name is or was in the layer.
    func answer(_ question: WhyQuestion) throws -> WhyAnswer? {
        switch question {
        case .name(let text):
            let isPath = text.contains("/")
            return try (isPath ? nil : distribution(text)) ?? file(text) ?? module(text) ?? library(text)
                ?? fileNamed(text)
        case .module(let name): return try module(name) ?? distribution(name)
        case .attribute(let name, let module): return try self.module("\(module).\(name)") ?? self.module(module)
        case .library(let name): return try library(name)
        case .file(let path): return try file(path)
        case .distribution(let name): return try distribution(name)
        }
    }

    private func distribution(_ text: String) throws -> WhyAnswer? {
        let name = NormalizedName(text)
        if let node = analysis.distributions.firstIndex(where: { $0.name == name }) {
            let distribution = analysis.distributions[node]
            let metadata = distribution.folder.appending("METADATA")
            if let index = analysis.fileIndex[metadata], !context.isKept(index) {
                return try removedDistribution(distribution.displayName, folder: distribution.folder)
            }
            var answer = context.answer(distribution.displayName, .present)
            answer.distribution = context.facts(of: node)
            return answer
        }
        let folder = context.removed?.files.lazy.compactMap { file -> BytePath? in
            guard file.path.name == Array("METADATA".utf8), let folder = file.path.parent,
                let found = MetadataFolderName(folderName: folder.text ?? ""), NormalizedName(found.writtenName) == name
            else { return nil }
            return folder
        }.first
        if let folder { return try removedDistribution(text, folder: folder) }
        return LambdaRuntime.packages.contains(name.text) ? context.answer(text, .runtime) : nil
    }

    private func removedDistribution(_ name: String, folder: BytePath) throws -> WhyAnswer {
        let number = context.removed?.file(at: folder.appending("METADATA"))?.cause
        let taken = context.removed?.files.filter { $0.cause == number } ?? []
        let own = taken.filter { file in
            let top = String(decoding: file.path.components.first ?? [], as: UTF8.self)
            return file.path.isInside(folder)
                || NormalizedName(String(top.prefix { $0 != "." })) == NormalizedName(name)
        }
        var answer = context.answer(name, context.isPlanned ? .planned : .removed)
        answer.removal = context.removal(of: own)
        answer.removedTogether = Set(
            taken.compactMap { file in
                file.path.name == Array("METADATA".utf8) && !file.path.isInside(folder) ? file.path.parent : nil
            }
        ).sorted().compactMap { MetadataFolderName(folderName: $0.text ?? "")?.writtenName }
        answer.requiredBy = context.requirers(ofMissing: NormalizedName(name))
        let modules = own.compactMap { ModuleName(of: $0.path, target: context.target)?.parts.first }
        answer.importedBy = try context.sites(importing: Set(modules))
        return answer
    }

    private func file(_ text: String) throws -> WhyAnswer? {
        for path in candidates(for: text) {
            if let index = analysis.fileIndex[path], context.isKept(index) { return try present([index], path) }
            if let gone = context.removed?.file(at: path) { return try removed([gone], "\(path)", folder: nil) }
        }
        for path in candidates(for: text) where !path.isEmpty {
            if let answer = try folder(path, "\(path)") { return answer }
        }
        return nil
    }

    /// A folder that is there, in part or no more.
    private func folder(_ path: BytePath, _ subject: String) throws -> WhyAnswer? {
        if let facts = context.facts(ofFolder: path) {
            var answer = context.answer(subject, .present)
            answer.folder = facts
            return answer
        }
        let gone = context.removed?.files(inside: path) ?? []
        return gone.isEmpty ? nil : try removed(gone, subject, folder: path)
    }

    /// A path as it may be written: from the site root, from the layer root, as Lambda mounts it, from where one stands.
    private func candidates(for text: String) -> [BytePath] {
        var bytes = Array(text.utf8)[...]
        if bytes.starts(with: "./".utf8) { bytes = bytes.dropFirst(2) }
        while bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
        var paths = [BytePath(bytes: Array(bytes))]
        let starts = ["/opt/\(analysis.tree.sitePrefix)/", "\(analysis.tree.sitePrefix)/", "\(analysis.tree.origin)/"]
        for start in starts where bytes.starts(with: start.utf8) {
            paths.append(BytePath(bytes: Array(bytes.dropFirst(start.utf8.count))))
        }
        return paths
    }

    private func fileNamed(_ text: String) throws -> WhyAnswer? {
        let name = Array(text.utf8)
        let found = analysis.tree.files.indices.filter {
            analysis.tree.files[$0].path.name == name && context.isKept($0)
        }
        let gone = context.removed?.files.filter { $0.path.name == name } ?? []
        if found.count == 1, gone.isEmpty { return try present(found, analysis.tree.files[found[0]].path) }
        return found.isEmpty && gone.count == 1 ? try removed(gone, "\(gone[0].path)", folder: nil) : nil
    }

    private func module(_ name: String) throws -> WhyAnswer? {
        let parts = name.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
        guard !parts.isEmpty, parts.allSatisfy(ModuleName.isIdentifier) else { return nil }
        let there = analysis.tree.files.indices.filter { file in
            isModule(analysis.tree.files[file].path, name) && context.isKept(file)
        }
        if !there.isEmpty {
            var answer = try present(there, analysis.tree.files[there[0]].path)
            answer.importedBy = try context.sites(importing: [name])
            answer.reachedFrom = try context.chains(to: [name])
            return answer
        }
        // A package stands for all that is in it.
        if let answer = try folder(BytePath(parts.joined(separator: "/")), name) { return answer }
        let gone = context.removed?.files.filter { isModule($0.path, name) } ?? []
        return gone.isEmpty ? nil : try removed(gone, name, folder: nil)
    }

    private func isModule(_ path: BytePath, _ name: String) -> Bool {
        ModuleName(of: path, target: context.target)?.description == name
    }

    private func library(_ name: String) throws -> WhyAnswer? {
        guard name.contains(".so") else { return nil }
        let bytes = Array(name.utf8)
        let there = analysis.natives.keys.sorted().filter { file in
            context.isKept(file)
                && (analysis.tree.files[file].path.name == bytes || analysis.natives[file]?.dynamic?.soname == name)
        }
        if let first = there.first { return try present(there, analysis.tree.files[first].path) }
        guard let gone = context.removed?.files(named: bytes), !gone.isEmpty else { return nil }
        return try removed(gone, name, folder: nil)
    }

    private func present(_ files: [Int], _ path: BytePath) throws -> WhyAnswer {
        var answer = context.answer("\(path)", .present)
        answer.files = files.map(context.facts(ofFile:))
        return answer
    }

    private func removed(_ files: [RemovedFiles.File], _ subject: String, folder: BytePath?) throws -> WhyAnswer {
        var answer = context.answer(subject, context.isPlanned ? .planned : .removed)
        answer.removal = context.removal(of: files, in: folder)
        let modules = files.compactMap { ModuleName(of: $0.path, target: context.target)?.description }
        answer.importedBy = try context.sites(importing: Set(modules))
        answer.reachedFrom = try context.chains(to: Set(modules))
        answer.linkedBy = Set(files.map { String(decoding: $0.path.name, as: UTF8.self) }).sorted()
            .flatMap(context.linkers(toMissing:))
        return answer
    }
}
