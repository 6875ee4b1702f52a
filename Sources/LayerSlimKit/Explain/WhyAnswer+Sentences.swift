import LayerModel

extension WhyAnswer.DistributionFacts {
    var sentence: String {
        let was = before.map { $0 == bytes ? "" : " (\(ByteText.short($0)) before)" } ?? ""
        return "\(name) \(version) is in the layer\(isRoot ? ", asked for" : ""): \(ByteText.short(bytes)) in "
            + "\(ByteText.counted(files, "file"))\(was)."
    }
}

extension WhyAnswer.FolderFacts {
    var sentence: String {
        let part = taken.isEmpty ? "" : " in part"
        return "\(path) is in the layer\(part): \(ByteText.short(bytes)) in \(ByteText.counted(files, "file"))."
    }
}

extension WhyAnswer.Rule {
    /// Name and place: `pyarrow-flight, pyarrow.rules:8`.
    var title: String {
        // Built-in files are known by their names alone.
        let short = tool == nil ? place : place.split(separator: "/").last.map { String($0) } ?? place
        return (name.map { "\($0), " } ?? "") + short
    }

    /// ` (layerslim 0.4.0, 3f2a91c)`; empty where nothing is known.
    var origin: String {
        let parts = [tool, sha256.map { String($0.prefix(7)) }].compactMap(\.self)
        return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
    }
}
