import SlimDiagnostics

extension Console {
    /// Mistakes in rule files, drawn with carets, and how many there are.
    func report(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        var text = DiagnosticRenderer().render(diagnostics)
        let errors = diagnostics.errorCount
        if errors > 0 { text += "\n\(errors) error\(errors == 1 ? "" : "s"), nothing was run." }
        note(text)
    }
}
