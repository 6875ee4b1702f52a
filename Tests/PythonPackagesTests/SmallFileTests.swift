import PythonPackages
import Testing

@Suite struct SmallFileTests {
    @Test func `entry points keep their groups`() throws {
        let text =
            "; no comment here\n[console_scripts]\n a = m.n:f [x]\r\n# note\nbroken\n"
            + "[xarray.backends]\nzarr=z:Z = 1\n"
        let points = EntryPoints(parsing: Array(text.utf8))
        #expect(points.groups == ["console_scripts", "xarray.backends"])
        #expect(points.entries(in: "console_scripts").map(\.value) == ["m.n:f [x]"])
        #expect(points.entries.map(\.module) == ["m.n", "z"])
        #expect(points.entries.last?.value == "z:Z = 1")
    }

    @Test func `sets of wheel tags are written out`() {
        let wheel = WheelFile(
            parsing: Array("Wheel-Version: 1.0\nRoot-Is-Purelib: True\nTag: py2.py3-none-any\nTag: nonsense\n".utf8))
        #expect(wheel.tags.map(\.description) == ["py2-none-any", "py3-none-any"])
        #expect(wheel.rootIsPurelib == true)
        #expect(wheel.generator == nil)
    }

    @Test func `metadata folders are told by their names`() throws {
        let wheel = try #require(MetadataFolderName(folderName: "astropy_iers_data-0.2025.1.2+x.dist-info"))
        #expect(wheel.kind == .distInfo && wheel.name.text == "astropy-iers-data")
        #expect(wheel.version == (try Version(parsing: "0.2025.1.2+x")))
        let egg = try #require(MetadataFolderName(folderName: "foo-1.0-py3.12-linux-x86_64.egg-info"))
        #expect(egg.kind == .eggInfo && egg.writtenVersion == "1.0" && egg.eggPythonVersion == "3.12")
        let bare = try #require(MetadataFolderName(folderName: "foo.egg-info"))
        #expect(bare.name.text == "foo" && bare.version == nil)
        for other in ["foo", ".dist-info", "-1.dist-info", "foo.dist-info.bak", ""] {
            #expect(MetadataFolderName(folderName: other) == nil, "\(other)")
        }
    }

    @Test(arguments: [("A.b__c", "a-b-c"), ("x-", "x-"), ("Jinja2", "jinja2"), ("a.-_b", "a-b")])
    func `names are normalized`(_ raw: String, _ expected: String) {
        #expect(NormalizedName(raw).text == expected)
    }

    @Test func `only ASCII names with a letter or digit at both ends are valid`() {
        for name in ["a", "9", "a.b", "A-_9"] { #expect(NormalizedName.isValid(name), "\(name)") }
        for name in ["", "-a", "a-", "a b", "caf\u{e9}", "a\n"] { #expect(!NormalizedName.isValid(name), "\(name)") }
    }
}
