import LayerModel
import SlimFiles

/// What `why` has to answer from: a layer, and what is known of its making.
struct WhyContext: Sendable {
    let analysis: LayerAnalysis
    let manifest: LayerManifest?
    /// What is gone or, with rules and a tree, would go.
    let removed: RemovedFiles?
    /// Whether the removals are those of a plan that nobody has carried out.
    let isPlanned: Bool
    /// Unzipped bytes of the layer, after the plan where there is one.
    let size: Int
    let jobs: Int

    var target: LambdaTarget { analysis.target.target }

    /// Whether a file is there and stays.
    func isKept(_ file: Int) -> Bool {
        !isPlanned || removed?.file(at: analysis.tree.files[file].path) == nil
    }

    func answer(_ subject: String, _ state: WhyAnswer.State) -> WhyAnswer {
        WhyAnswer(
            tool: "layerslim \(ToolVersion.number)", layer: "\(analysis.tree.origin)", target: "\(target)",
            subject: subject, state: state, bytes: analysis.tree.size)
    }

    /// A cause with what the manifest knows of the file that it stands in.
    func rule(_ cause: RemovedFiles.Cause) -> WhyAnswer.Rule {
        let file = manifest?.rules.first { $0.name == cause.location.file }
        let tool = file?.isBuiltin ?? false ? manifest?.tool : nil
        return WhyAnswer.Rule(
            name: cause.name, place: cause.place, text: cause.text, because: cause.because, loses: cause.losses,
            tool: tool, sha256: file?.sha256)
    }
}
