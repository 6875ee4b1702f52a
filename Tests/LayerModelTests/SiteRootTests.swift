import LayerModel
import SlimFiles
import SystemPackage
import TestSupport
import Testing

@Suite struct SiteRootTests {
    @Test func `a folder that holds python and python itself are the same layer`() throws {
        let made = try MadeTree().install("six", files: ["six.py": "x = 1\n"], site: "python")
        let outer = try made.load()
        let inner = try made.load("python")
        #expect(outer.paths == inner.paths)
        #expect(outer.paths.contains("six.py"))
        #expect(outer.sitePrefix == "python")
        #expect(inner.sitePrefix == "python")
        #expect(outer.size == inner.size)
        #expect(outer.outside.isEmpty)
    }

    @Test func `what lies beside python belongs to the layer but not to the site root`() throws {
        let made = try MadeTree().install("six", files: ["six.py": "x = 1\n"], site: "python")
        try made.write("0123456789", "lib/libx.so").write("#!/bin/sh\n", "bin/run").write("12345", "README")
        let tree = try made.load()
        #expect(tree.outsidePaths == ["README", "bin/run", "lib/libx.so"])
        #expect(tree.size == (try made.load("python").size) + 25)
        #expect(tree.entries.map { "\($0.path)" }.prefix(3) == ["README", "bin/run", "lib/libx.so"])
        #expect(tree.entries.map { "\($0.path)" }.contains("python/six.py"))
    }

    @Test(arguments: ["", "python", "python/lib/python3.12/site-packages"])
    func `a versioned site-packages is found from each of its folders`(start: String) throws {
        let site = "python/lib/python3.12/site-packages"
        let made = try MadeTree().install("six", files: ["six.py": "x = 1\n"], site: site)
        let tree = try made.load(start)
        #expect(tree.paths.contains("six.py"))
        #expect("\(tree.sitePrefix)" == site)
        #expect("\(try made.analyze(start).target.target)" == "python3.12-x86_64")
    }

    @Test func `the folder's Python version is the target's`() throws {
        let made = try MadeTree().install("six", files: ["six.py": ""], site: "python/lib/python3.11/site-packages")
        let target = try made.analyze().target
        #expect(target.target.pythonMinor == 11)
        #expect(target.reason.hasPrefix("its folder is named python3.11"))
    }

    @Test func `a site-packages folder of any name is packed as python`() throws {
        let made = try MadeTree().install("six", files: ["six.py": "x = 1\n"], site: "site-packages")
        let tree = try made.load("site-packages")
        #expect(tree.paths.contains("six.py"))
        #expect(tree.sitePrefix == "python")
    }

    @Test func `a package that is called python is part of a site root`() throws {
        let made = try MadeTree().install("six", files: ["six.py": "x = 1\n", "python/__init__.py": ""])
        let tree = try made.load()
        #expect(tree.paths.contains("python/__init__.py"))
        #expect(tree.paths.contains("six.py"))
        #expect(tree.outside.isEmpty)
    }

    @Test(arguments: ["/", "/.", "//", "/../python"])
    func `the way a folder is written changes nothing`(ending: String) throws {
        let made = try MadeTree().install("six", files: ["six.py": "x = 1\n"], site: "python")
        let tree = try LayerTree.load(FilePath(made.folder.path + "/python" + ending))
        #expect(tree.paths == (try made.load("python").paths))
        #expect(tree.sitePrefix == "python")
    }
}
