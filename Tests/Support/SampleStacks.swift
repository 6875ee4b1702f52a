/// The installed sample layers that tests measure against. Tests never write into them.
public enum SampleStacks {
    public enum Architecture: String, CaseIterable, Sendable {
        case arm64
        case x86 = "x86_64"
    }

    /// The site root, `$LAYERSLIM_STACKS/ARCHITECTURE/python`.
    /// - Throws: `TestSupportError` that says how to get the stacks. Tests fail without them; they never skip.
    public static func folder(_ architecture: Architecture) throws -> String {
        guard let root = environmentVariable("LAYERSLIM_STACKS") else {
            throw TestSupportError("LAYERSLIM_STACKS is not set; run make stacks and set it to their folder")
        }
        let folder = "\(root)/\(architecture.rawValue)/python"
        guard fileExists(folder + "/numpy/__init__.py") else {
            throw TestSupportError("no sample stack in \(folder); run make stacks")
        }
        return folder
    }
}
