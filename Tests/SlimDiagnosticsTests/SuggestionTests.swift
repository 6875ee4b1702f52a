import SlimDiagnostics
import Testing

@Suite struct SuggestionTests {
    @Test(arguments: [("romove", "remove"), ("kepe", "keep"), ("Strip", "strip"), ("requires", "require")])
    func `a slip of the fingers is understood`(word: String, meant: String) {
        #expect(Suggestion.closest(to: word, among: ["remove", "keep", "strip", "require"]) == meant)
    }

    @Test func `a word that is near to none is not guessed at`() {
        #expect(Suggestion.closest(to: "zzzzzz", among: ["remove", "keep"]) == nil)
        #expect(Suggestion.closest(to: "kxxp", among: ["remove", "keep"]) == nil)
        #expect(Suggestion.closest(to: "", among: ["remove", "keep"]) == nil)
    }

    @Test func `the nearest wins over the first`() {
        #expect(Suggestion.closest(to: "sources", among: ["source-maps", "sourced", "sources2"]) == "sourced")
    }
}
