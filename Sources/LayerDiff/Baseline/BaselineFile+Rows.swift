import LayerSlimKit

// Rows of the lists about rules; each is an array, in the order of the properties.
extension BaselineFile {
    struct Distribution: Decodable {
        let value: LayerManifest.Distribution

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            value = LayerManifest.Distribution(
                name: try row.decode(String.self), version: try row.decode(String.self),
                before: try row.decode(Int.self), after: try row.decode(Int.self))
        }
    }

    struct Folder: Decodable {
        let name: String
        let files: [String: Int]

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            name = try row.decode(String.self)
            files = try row.decode([String: Int].self)
        }
    }

    struct Patched: Decodable {
        let value: LayerManifest.ChangedFile

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            value = LayerManifest.ChangedFile(
                path: try row.decode(String.self), statement: try row.decodeIfPresent(Int.self),
                before: try row.decode(Int.self), after: try row.decode(Int.self))
        }
    }

    struct Stripped: Decodable {
        let value: LayerManifest.ChangedFile

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            value = LayerManifest.ChangedFile(
                path: try row.decode(String.self), statement: nil, before: try row.decode(Int.self),
                after: try row.decode(Int.self))
        }
    }

    struct PutBack: Decodable {
        let value: LayerManifest.PutBackFile

        init(from decoder: any Decoder) throws {
            var row = try decoder.unkeyedContainer()
            value = LayerManifest.PutBackFile(
                path: try row.decode(String.self), reason: try row.decode(String.self),
                lost: try row.decode(Int.self))
        }
    }
}
