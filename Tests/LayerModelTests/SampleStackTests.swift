import LayerModel
import PythonPackages
import SlimFiles
import SystemPackage
import TestSupport
import Testing

/// What is known of the sample stacks from other tools.
@Suite struct SampleStackTests {
    private func analyze(
        _ architecture: SampleStacks.Architecture, requirements: [String]? = nil
    ) throws -> LayerAnalysis {
        let tree = try LayerTree.load(FilePath(try SampleStacks.folder(architecture)))
        return try Analyzer(requirements: requirements.map { ("requirements.txt", $0) }, jobs: availableCores())
            .analyze(tree)
    }

    /// What the guide's requirements file asks for.
    private static let asked = [
        "astropy", "cramjam", "earthaccess", "fastparquet", "h5coro", "healpy", "mortie", "numpy", "obstore", "pandas",
        "pyarrow", "pydantic-zarr", "shapely", "zarr",
    ]

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `sizes are those of the files on disk`(architecture: SampleStacks.Architecture) throws {
        let folder = try SampleStacks.folder(architecture)
        let analysis = try analyze(architecture)
        let output = try runPython(
            """
            import os, sys
            sizes = [os.lstat(os.path.join(d, f)).st_size for d, _, fs in os.walk(sys.argv[1]) for f in fs]
            print(len(sizes), sum(sizes))
            """, [folder])
        #expect(output == "\(analysis.tree.fileCount) \(analysis.tree.size)\n")
        #expect(analysis.bytesOfOwners == analysis.tree.size)
        #expect(analysis.tree.findings.isEmpty)
        #expect(analysis.target.target.architecture == (architecture == .arm64 ? .arm64 : .x86))
        #expect(analysis.target.target.pythonMinor == 12)
    }

    @Test(arguments: SampleStacks.Architecture.allCases)
    func `REQUESTED gives the fourteen, and the closure is whole`(architecture: SampleStacks.Architecture) throws {
        let analysis = try analyze(architecture)
        #expect(analysis.graph.rootSource == .requested)
        #expect(analysis.graph.roots.map { analysis.distributions[$0].name.text } == Self.asked)
        #expect(analysis.graph.problems.isEmpty)
        #expect(analysis.graph.outside.isEmpty)
        #expect(analysis.distributionSizes.allSatisfy { $0 > 0 })
    }

    @Test func `one line of requirements leaves the others outside the closure`() throws {
        let analysis = try analyze(.x86, requirements: ["pandas"])
        #expect(
            analysis.names(analysis.graph.reachable()) == [
                "numpy", "pandas", "python-dateutil", "pytz", "six", "tzdata",
            ])
    }

    @Test func `equal files of the stack, one by one`() throws {
        let folder = try SampleStacks.folder(.arm64)
        let analysis = try analyze(.arm64)
        let spare = try analysis.equalFiles(jobs: 2).reduce(0) { $0 + $1.spareBytes }
        let output = try runPython(
            """
            import collections, hashlib, os, sys
            groups = collections.Counter()
            for folder, _, files in os.walk(sys.argv[1]):
                for file in files:
                    data = open(os.path.join(folder, file), "rb").read()
                    groups[len(data), hashlib.sha256(data).digest()] += 1
            print(sum(size * (count - 1) for (size, _), count in groups.items()))
            """, [folder])
        #expect(output == "\(spare)\n")
    }
}
