/// The files of the folder `Page`, which are part of the program.
enum PageResources {
    static let frame: [UInt8] = PackageResources.page_html
    static let style: [UInt8] = PackageResources.page_css

    /// One script of several files; each uses what those before it define.
    static let script: [UInt8] =
        PackageResources.model_js + PackageResources.treemap_js + PackageResources.table_js + PackageResources.graph_js
        + PackageResources.search_js + PackageResources.main_js
}
