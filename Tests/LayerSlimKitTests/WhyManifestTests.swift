import LayerModel
import LayerSlimKit
import SystemPackage
import TestSupport
import Testing

/// A manifest comes with the layer, from wherever that was made: nothing in it is believed.
@Suite struct WhyManifestTests {
    private static let sound = """
        {"distributions":[],"patched":[],"putBack":[],"removed":[
          {"files":{"a.py":12},"folder":"pkg","statement":0}],"rules":[],"schemaVersion":1,"statements":[
          {"file":"x.rules","line":3,"loses":[],"text":"remove \\"pkg/a.py\\""}],"stripped":[],
          "target":"python3.12-x86_64","tool":"layerslim 0.1.0"}
        """

    private func answer(_ manifest: String) throws -> String {
        let layer = try SampleLayer().installText("other", ["other.py": "import pkg.a\n"])
        try layer.folder.write(manifest, to: "layerslim.json")
        return try WhyRequest(what: "pkg.a", path: layer.path).run().rendered(as: .text)
    }

    @Test func `a sound one answers`() throws {
        #expect(
            try answer(Self.sound) == """
                pkg.a was removed on purpose.
                  rule         x.rules:3
                               remove "pkg/a.py"
                  imported by  other.py:1
                  to have it   keep "pkg/a.py"   +12 bytes, 250.0 MiB would be left

                """)
    }

    @Test(arguments: [
        (#""schemaVersion":1"#, #""schemaVersion":7"#, "has schema 7; this layerslim reads schema 1"),
        (#""schemaVersion":1"#, #""schemaVersion":"1""#, "it is not the JSON of a manifest"),
        (#"{"distributions""#, #"["distributions""#, "it is not the JSON of a manifest"),
        (#""line":3,"#, "", "a field is missing or of another type"),
        (#""statement":0"#, #""statement":1"#, "it has no statement 1"),
        (#""statement":0"#, #""statement":-1"#, "it has no statement -1"),
        (#""a.py":12"#, #""a.py":-12"#, "it has an impossible size"),
        (#""a.py":12"#, #""a.py":9223372036854775807"#, "it has an impossible size"),
        (#""a.py":12"#, #""../../etc/passwd":12"#, "it names a file that no layer can hold"),
        (#""folder":"pkg""#, #""folder":"/etc""#, "it names a file that no layer can hold"),
    ])
    func `a broken one is an input error that says what is wrong`(old: String, new: String, message: String) throws {
        let manifest = Self.sound.replacing(old, with: new)
        try #require(manifest != Self.sound)
        let error = try #require(throws: StageError.self) { try answer(manifest) }
        #expect(error.cause == .input)
        #expect(error.message.contains("layerslim.json in "))
        #expect(error.message.contains(message))
        #expect(error.hint != nil)
    }

    @Test func `the manifest that apply writes is read back as it was`() async throws {
        let sample = try await SlimmedSample()
        let manifest = try #require(try LayerManifest.read(from: try LayerTree.load(sample.zip)))
        #expect(manifest.target == "python3.12-x86_64")
        let removed = RemovedFiles(manifest)
        let plan = RemovedFiles(try sample.layer.plan(SlimmedSample.rules))
        #expect(removed.files.map(\.path) == plan.files.map(\.path))
        #expect(removed.files.map(\.bytes) == plan.files.map(\.bytes))
        #expect(removed.files.map { removed.cause(of: $0) } == plan.files.map { plan.cause(of: $0) })
    }

    @Test func `a layer without one has none`() throws {
        let layer = try SlimmedSample.tree()
        #expect(try LayerManifest.read(from: LayerTree.load(layer.path)) == nil)
    }
}
