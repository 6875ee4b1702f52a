import SlimFiles
import Testing

@Suite struct GlobTests {
    @Test(arguments: [
        ("**/tests/**", "numpy/tests/a.py", true), ("**/tests/**", "tests/a", true), ("**/tests/**", "tests", false),
        ("**/tests/**", "xtests/a", false), ("**/*.py[co]", "a/b/c.pyc", true), ("**/*.py[co]", "c.pyo", true),
        ("**/*.{c,h,pyx,pxd,a}", "numpy/core/x.pxd", true), ("**/*.{c,h,pyx,pxd,a}", "numpy/core/x.py", false),
        ("*", ".hidden", true), ("*", "a/b", false), ("a/**", "a", false), ("a/**/b", "a/b", true),
        ("a/**/b", "a/x/y/b", true),
        ("astropy/tests/{__init__,runner}.py", "astropy/tests/runner.py", true), ("?", "é", true), ("??", "é", false),
        ("[!a-z]", "é", true), ("[à-ü]", "é", true), ("**", "a/b", true), ("a/*/c", "a//c", true),
    ])
    func `a pattern matches whole paths`(pattern: String, path: String, matches: Bool) throws {
        #expect(try Glob(parsing: pattern).matches(BytePath(path)) == matches)
    }
}
