import RuleLanguage
import SlimDiagnostics
import Testing

/// A text in which `«` and `»` stand around each part that a message must point at; `«»` marks a place between bytes.
struct MarkedText {
    let text: String
    let spans: [Span]

    init(_ marked: String) {
        var bytes: [UInt8] = []
        var starts: [Int] = []
        var spans: [Span] = []
        for character in marked.unicodeScalars {
            switch character {
            case "«": starts.append(bytes.count)
            case "»": spans.append(Span(starts.popLast() ?? 0, bytes.count))
            default: bytes += Array(String(character).utf8)
            }
        }
        text = String(decoding: bytes, as: UTF8.self)
        self.spans = spans.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    }
}

/// Expects messages of these codes at the marked places, in order, and no others.
func expectMessages(
    _ marked: String, _ codes: String..., files: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let fixture = MarkedText(marked)
    let diagnostics = load(fixture.text, files: files).diagnostics
    #expect(diagnostics.map(\.code) == codes, sourceLocation: sourceLocation)
    #expect(diagnostics.map(\.span) == fixture.spans, sourceLocation: sourceLocation)
}
