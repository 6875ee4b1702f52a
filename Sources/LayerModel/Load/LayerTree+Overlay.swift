public import SlimFiles

extension LayerTree {
    /// This tree with other files.
    ///
    /// - Parameters:
    ///   - replaced: new content of files in the site root.
    ///   - replacedOutside: new content of files beside it.
    ///   - sitePrefix: where the site root is to lie in the layer; nil leaves it where it is.
    public func overlay(
        files: [LayerFile], outside: [LayerFile], replaced: [BytePath: ReplacedContent] = [:],
        replacedOutside: [BytePath: ReplacedContent] = [:], sitePrefix: BytePath? = nil
    ) -> LayerTree {
        var contents = contents
        contents.replacedSite.merge(replaced) { _, new in new }
        contents.replacedOutside.merge(replacedOutside) { _, new in new }
        return LayerTree(
            origin: origin, files: files, outside: outside, sitePrefix: sitePrefix ?? self.sitePrefix,
            findings: findings, archive: nil, contents: contents)
    }
}
