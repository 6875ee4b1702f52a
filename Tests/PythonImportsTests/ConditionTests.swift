import PythonImports
import Testing

@Suite struct `An import under a condition` {
    @Test(arguments: [
        ("sys.version_info >= (3, 12)", true as Bool?), ("sys.version_info > (3, 12)", true),
        ("sys.version_info[:2] > (3, 12)", false), ("sys.version_info < (3, 13)", true),
        ("sys.version_info >= (3, 12, 1)", nil), ("(3, 8) <= sys.version_info < (3, 11)", false),
        ("sys.version_info[0] == 2", false), ("sys.version_info.minor >= 9", true), ("_sys.version_info < (3,)", false),
        ("version_info[1] in (11, 12)", true), ("sys.version_info >= (3, 13, 0, 'beta')", false),
        ("sys.platform == 'win32'", false), ("sys.platform.startswith('linux')", true),
        ("sys.platform.startswith(('win', 'cygwin'))", false), ("sys.platform[:3] != \"win\"", true),
        ("sys.platform in {'win32', 'cygwin'}", false), ("sys.platform not in ['win32']", true),
        ("'darwin' in sys.platform", false), ("os.name == 'nt' or x", nil), ("os.name == 'nt' and x(y, z)", false),
        ("platform.system() == 'Windows'", false), ("platform.machine() == 'aarch64'", true),
        ("platform.python_implementation() == 'PyPy'", false), ("sys.implementation.name == 'cpython'", true),
        ("sys.maxsize > 2**32", true), ("sys.maxsize > 2**64", nil), ("sys.maxsize <= 0xffff_ffff", false),
        ("sys.maxsize > 2**31 - 1", true), ("platform.system().lower().startswith('win')", false),
        ("sys.version_info[:3] < (3, 99, 0)", true), ("sys.version_info[:3] >= (3, 12, 1)", nil),
        ("sys.byteorder == 'little'", true), ("not (x or os.name == 'posix')", false),
        ("not not os.name == 'posix'", true), ("os.name", true), ("False", false), ("0", false), ("__debug__", nil),
        ("HAS_NUMPY", nil), ("a + b == c", nil), ("x if y else z", nil), ("os.name.upper() == 'NT'", false),
        ("__name__ == '__main__'", false), ("'__main__' != __name__", true), ("__name__ == 'a'", nil),
        ("sys.version_info >= 3", nil), ("TYPE_CHECKING", false), ("sys.platform == f'win32'", nil),
    ])
    func `runs where that holds`(condition: String, expected: Bool?) {
        let branches = scan("if \(condition): import a\nelse: import b").statements.map(\.placement)
        #expect(branches.map { $0.runs(on: .lambda) } == [expected, expected.map { !$0 }])
    }

    @Test func `of a chain needs those before it to fail`() {
        let source = """
            if os.name == 'nt': import a
            elif x: import b
            elif sys.version_info >= (3, 9): import c
            else: import d
            """
        #expect(scan(source).statements.map { $0.placement.runs(on: .lambda) } == [false, nil, nil, false])
    }

    @Test func `needs all conditions around it`() {
        let source = "def f():\n if x:\n  if os.name == 'nt':\n   import a"
        let placement = scan(source).statements[0].placement
        #expect(placement.conditions.count == 2)
        #expect(placement.runs(on: .lambda) == false)
    }
}
