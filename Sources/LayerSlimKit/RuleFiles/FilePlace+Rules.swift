import LayerModel
import RuleLanguage
import SlimDiagnostics

extension FilePlace {
    init(_ location: RuleLocation) {
        let text = location.source.text
        let start = location.position
        let end = text.position(of: location.span.end)
        self.init(
            file: location.file, line: start.line, column: start.column, endLine: end.line, endColumn: end.column,
            isBuiltin: location.source.isBuiltin)
    }

    /// Without columns, as a manifest has it.
    init(line location: RuleLocation) {
        self.init(file: location.file, line: location.line, isBuiltin: location.source.isBuiltin)
    }
}
