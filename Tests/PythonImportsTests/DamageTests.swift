import PythonImports
import Testing

@Suite struct `Damaged sources` {
    private let source = Array(
        """
        # -*- coding: utf-8 -*-
        from __future__ import annotations
        if TYPE_CHECKING or sys.version_info[:2] >= (3, 9): import a.b as c, d
        try:
            from ..x import (y,
                z)
        except (ImportError, A.B) as e: raise f"{e!r:>{10}} {'}'} \\N{BULLET}" from e
        _t = {"é": ("a", ".b")}; x = 0x1F + 1_0.5e-3j
        def __getattr__(name): return import_module(f"{__name__}.{_t[name]}")
        match x:
            case {"a": 1}: lazy.attach(__name__, {"q"}, {"r": ["s"]})
        """.utf8)

    @Test func `never stop the scan, wherever they end`() {
        for end in source.indices {
            let cut = Array(source[..<end])
            let found = ImportScanner.scan(cut)
            #expect(found.statements.count <= 4)
            _ = PythonTokens.problem(in: cut)
        }
    }

    @Test func `never stop the scan, whichever byte is another one`() {
        var random = SystemRandomNumberGenerator()
        let bytes = Array("()[]{}'\"\\:;,.#\n\r\t =!fbrt0x_é\0".utf8)
        for _ in 0..<2000 {
            var damaged = source
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                damaged[Int.random(in: damaged.indices, using: &random)] = bytes.randomElement(using: &random) ?? 0
            }
            // What matters is that it ends, and that both readers agree that a source is broken.
            if ImportScanner.scan(damaged).problem == nil { _ = PythonTokens.problem(in: damaged) }
        }
    }

    /// Texts that are far longer than CPython takes, by what they pile up.
    private static let piles: KeyValuePairs = [
        "brackets": String(repeating: "(", count: 100_000),
        "f-strings": String(repeating: "f'{", count: 100_000),
        "negations": "if " + String(repeating: "not ", count: 100_000) + "x: import a",
        "parentheses": "if " + String(repeating: "(", count: 190) + String(repeating: ")", count: 190) + ": import a",
        "branches": "if x: pass\n" + String(repeating: "elif y: import a\n", count: 3000),
        "blocks": (0..<2000).map { String(repeating: " ", count: $0) + "if x:\n" }.joined(),
    ]

    @Test(arguments: piles.map(\.key))
    func `never exhaust the stack or the clock`(pile: String) {
        for (name, source) in Self.piles where name == pile {
            let isPython = ["branches", "negations", "parentheses"].contains(name)
            #expect((scan(source).problem == nil) == isPython)
            #expect((PythonTokens.problem(in: Array(source.utf8)) == nil) == isPython)
        }
    }
}
