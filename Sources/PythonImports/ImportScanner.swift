/// Finds the imports of Python source without running or decoding it.
public enum ImportScanner {
    /// Scans a whole source, by the grammars of CPython 3.9 to 3.14 together.
    ///
    /// Statements that no Python accepts are passed over where the tokens allow it.
    /// - Parameter tellsBindings: whether the result is to have ``ImportScan/bindings``.
    public static func scan(_ source: RawSpan, tellsBindings: Bool = false) -> ImportScan {
        source.withUnsafeBytes { scan($0, tellsBindings) }
    }

    /// Scans a whole source held in an array.
    public static func scan(_ source: [UInt8], tellsBindings: Bool = false) -> ImportScan {
        source.withUnsafeBytes { scan($0, tellsBindings) }
    }

    private static func scan(_ source: UnsafeRawBufferPointer, _ tellsBindings: Bool) -> ImportScan {
        let bytes = source.bindMemory(to: UInt8.self)
        let outcome = withTokenizer(over: bytes) { tokenizer in
            var scanner = StatementScanner(tokenizer, tellsBindings: tellsBindings)
            scanner.scanAll()
            return scanner.finish()
        }
        switch outcome {
        case .success(let scan): return scan
        case .failure(let problem):
            return ImportScan(
                statements: [], calls: [], lazyImports: [], attachesStub: false, bindings: nil, problem: problem)
        }
    }
}
