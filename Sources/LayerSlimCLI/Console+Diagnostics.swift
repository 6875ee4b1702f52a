import SlimDiagnostics
import SystemPackage

extension Console {
    /// Mistakes in rule files, drawn with carets, and how many there are.
    func report(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        var text = drawing(diagnostics, on: .standardError)
        let errors = diagnostics.errorCount
        if errors > 0 { text += "\n" + Self.failure(errors: errors) }
        note(text)
    }

    func drawing(_ diagnostics: [Diagnostic], on descriptor: FileDescriptor = .standardOutput) -> String {
        DiagnosticRenderer(usesColor: usesColor(on: descriptor)).render(diagnostics)
    }

    /// The last line where rule files have mistakes.
    static func failure(errors: Int) -> String {
        "\(errors) error\(errors == 1 ? "" : "s"), nothing was run. Exit \(ExitStatus.usage.rawValue)."
    }
}
