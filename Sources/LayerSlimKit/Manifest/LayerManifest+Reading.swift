public import LayerModel
import SlimFiles

extension LayerManifest {
    /// Larger manifests are not believed, in bytes; that of the sample stack has 280,000.
    private static let limit = 32 << 20

    /// The manifest that a layer carries; nil where it has none.
    ///
    /// - Throws: StageError (input) where it cannot be read, is of another schema, or contradicts itself.
    public static func read(from tree: LayerTree) throws -> LayerManifest? {
        guard let file = tree.outside.first(where: { $0.path == BytePath(fileName) }), file.isRegular else {
            return nil
        }
        return try LayerManifest(parsing: try tree.read(file, limit: limit), of: "\(tree.origin)")
    }

    /// - Parameter layer: the name of the layer, for messages.
    init(parsing bytes: [UInt8], of layer: String) throws(StageError) {
        let schema: Schema
        do {
            schema = try JSON.decode(Schema.self, from: bytes)
        } catch {
            throw Self.broken(layer, "it is not the JSON of a manifest")
        }
        guard schema.schemaVersion == Self.schemaVersion else {
            throw StageError(
                .input,
                "\(Self.fileName) in \(layer) has schema \(schema.schemaVersion); this layerslim reads schema "
                    + "\(Self.schemaVersion)",
                hint: "use the layerslim that made the layer" + (schema.tool.map { ": \($0)" } ?? ""))
        }
        do {
            self = try JSON.decode(LayerManifest.self, from: bytes)
        } catch {
            throw Self.broken(layer, "a field is missing or of another type")
        }
        if let problem { throw Self.broken(layer, problem) }
    }

    private struct Schema: Decodable {
        let schemaVersion: Int
        let tool: String?
    }

    /// What other code may rely on and a file from elsewhere need not hold.
    private var problem: String? {
        let known = statements.indices
        let named = removed.map(\.statement) + (patched + stripped).compactMap(\.statement)
        if let number = named.first(where: { !known.contains($0) }) { return "it has no statement \(number)" }
        let sizes =
            removed.flatMap(\.files.values) + (patched + stripped).flatMap { [$0.before, $0.after] }
            + distributions.flatMap { [$0.before, $0.after] } + putBack.map(\.lost)
        if sizes.contains(where: { $0 < 0 || $0 > 1 << 40 }) { return "it has an impossible size" }
        let paths = removed.flatMap { folder in
            folder.files.keys.map { BytePath(folder.folder).appending(BytePath($0)) }
        }
        if let path = paths.first(where: { !$0.isPlain }) { return "it names a file that no layer can hold: \(path)" }
        return nil
    }

    private static func broken(_ layer: String, _ what: String) -> StageError {
        StageError(.input, "\(fileName) in \(layer) cannot be used: \(what)", hint: "make the layer again with apply")
    }
}
