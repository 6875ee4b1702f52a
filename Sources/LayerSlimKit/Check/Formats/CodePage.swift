import CheckPages

/// The page of a finding's code in `docs/checks`, taken apart for programs that show it beside a finding.
public struct CodePage: Sendable {
    /// What the finding is, in a few words.
    public let title: String
    /// The paragraphs under "What it means", a line each.
    public let meaning: String
    /// The severity that a finding of the code has where nothing else is said.
    public let severity: String
    /// The page without its title.
    public let body: String

    /// nil for a code without a page.
    public init?(of code: String) {
        guard let page = CheckPages.pages.first(where: { $0.code == code }) else { return nil }
        self.init(code: code, text: String(decoding: page.bytes, as: UTF8.self))
    }

    private init(code: String, text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        let start = "# \(code): "
        title = lines.first.map { $0.hasPrefix(start) ? String($0.dropFirst(start.count)) : $0 } ?? code
        body = lines.dropFirst().drop(while: \.isEmpty).joined(separator: "\n")
        let section = lines.drop { $0 != "## What it means" }.dropFirst().prefix { !$0.hasPrefix("## ") }
        meaning = section.split(whereSeparator: \.isEmpty).map { $0.joined(separator: " ") }.joined(separator: "\n")
        let words = lines.first { $0.hasPrefix("Severity: ") }?.split { !$0.isLetter } ?? []
        severity = words.lazy.map { String($0) }.first { ["error", "warning", "note"].contains($0) } ?? "warning"
    }
}
