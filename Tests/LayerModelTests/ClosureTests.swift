import LayerModel
import TestSupport
import Testing

@Suite struct ClosureTests {
    @Test func `REQUESTED names the roots`() throws {
        let analysis = try MadeTree().install("app", requires: ["lib"], isRequested: true).install("lib")
            .install("stray", requires: ["twig"]).install("twig").analyze()
        #expect(analysis.graph.rootSource == .requested)
        #expect(analysis.names(analysis.graph.roots) == ["app"])
        #expect(analysis.names(analysis.graph.outside) == ["stray", "twig"])
        #expect(analysis.findings(.outsideClosure).count == 1)
    }

    @Test func `the lines of a requirements file are roots before REQUESTED`() throws {
        let made = try MadeTree().install("app", requires: ["lib"], isRequested: true).install("lib").install("tool")
        let analysis = try made.analyze(requirements: ["Tool>=0.5", "lib ; python_version < '3'", "absent", "???"])
        #expect(analysis.graph.rootSource == .requirements(file: "requirements.txt"))
        #expect(analysis.names(analysis.graph.roots) == ["tool"])
        #expect(analysis.names(analysis.graph.outside) == ["app", "lib"])
        #expect(
            analysis.findings(.requirementMissing).map(\.summary) == [
                "the requirements file requires absent, which is not in the tree"
            ])
        #expect(analysis.findings(.requirementUnreadable).count == 1)
    }

    @Test func `with neither, every member of each source component is a root`() throws {
        let analysis = try MadeTree()
            .install("a", requires: ["b"]).install("b", requires: ["a", "c"]).install("c", requires: ["d"])
            .install("d", requires: ["c"]).install("lone").analyze()
        #expect(analysis.graph.rootSource == .sourceComponents)
        #expect(analysis.names(analysis.graph.roots) == ["a", "b", "lone"])
        #expect(analysis.graph.outside.isEmpty)
        #expect(analysis.graph.cycles.map(analysis.names) == [["a", "b"], ["c", "d"]])
        #expect(analysis.findings(.requirementCycle).count == 2)
    }

    @Test func `markers are evaluated for the target, not for the host`() throws {
        let requires = [
            "lib; platform_machine == 'aarch64'", "absent; sys_platform == 'darwin'", "gone; python_version < '3.12'",
        ]
        let made = try MadeTree().install("app", requires: requires, isRequested: true).install("lib")
        for (target, edges) in [("python3.12-arm64", ["lib"]), ("python3.12-x86_64", []), ("python3.11-x86_64", [])] {
            let analysis = try Analyzer(target: LambdaTarget(target)).analyze(try made.load())
            #expect(analysis.names(analysis.graph.edges[0].map(\.target)) == edges)
            #expect(analysis.findings(.requirementMissing).count == (target.contains("3.11") ? 1 : 0))
        }
    }

    @Test func `missing, conflicting and unreadable requirements are findings`() throws {
        let requires = ["absent>=1", "lib>=2,<3", "lib!=1.5", "not a requirement", "x; no_such_field == '1'", "pre>=2"]
        let analysis = try MadeTree().install("app", requires: requires, isRequested: true).install("lib", "1.5")
            .install("pre", "2.1rc1").analyze()
        #expect(
            analysis.findings(.requirementMissing).map(\.summary) == [
                "app requires absent, which is not in the tree"
            ])
        #expect(
            analysis.findings(.requirementConflict).map(\.summary) == [
                "app does not go with lib 1.5", "app does not go with lib 1.5",
            ])
        #expect(analysis.findings(.requirementUnreadable).count == 2)
        #expect(analysis.names(analysis.graph.edges[0].map(\.target)) == ["lib", "pre"])
    }

    @Test func `extras count only where a requirement asks for them`() throws {
        let made = try MadeTree().install("app", requires: ["lib[Fast]"], isRequested: true)
            .install("lib", requires: ["speed; extra == 'fast'", "docs; extra == 'doc'", "base"])
            .install("speed", requires: ["turbo"]).install("turbo").install("docs").install("base")
        let graph = try made.analyze().graph
        let analysis = try made.analyze()
        #expect(analysis.names(graph.outside) == ["docs"])
        // What an extra brings goes with whoever asks for it and with whoever offers it.
        #expect(analysis.names(graph.removal(of: [try node("lib", analysis)])) == ["base", "lib", "speed", "turbo"])
        #expect(analysis.names(graph.removal(of: [try node("speed", analysis)])) == ["speed", "turbo"])
    }

    @Test func `an extra that nobody asks for any more goes, what offers it may stay`() throws {
        let analysis = try MadeTree().install("app", requires: ["lib[fast]"], isRequested: true)
            .install("tool", requires: ["lib"], isRequested: true)
            .install("lib", requires: ["speed; extra == 'fast'"]).install("speed").analyze()
        #expect(analysis.names(analysis.graph.removal(of: [try node("app", analysis)])) == ["app", "speed"])
        #expect(analysis.names(analysis.graph.removal(of: [try node("lib", analysis)])) == ["lib", "speed"])
    }

    @Test func `extras of extras, and extras that name their own distribution`() throws {
        let analysis = try MadeTree().install("app", requires: ["lib[all]"], isRequested: true)
            .install("lib", requires: ["lib[a,b]; extra == 'all'", "one; extra == 'a'", "two[x]; extra == 'b'"])
            .install("one").install("two", requires: ["three; extra == 'x'"]).install("three").analyze()
        #expect(analysis.graph.outside.isEmpty)
        #expect(analysis.graph.cycles.isEmpty)
        #expect(analysis.names(analysis.graph.removal(of: [try node("two", analysis)])) == ["three", "two"])
    }

    @Test func `extras in a requirements line`() throws {
        let made = try MadeTree().install("lib", requires: ["speed; extra == 'fast'"]).install("speed")
        #expect(try made.analyze(requirements: ["lib"]).graph.outside.count == 1)
        let analysis = try made.analyze(requirements: ["lib[fast]"])
        #expect(analysis.names(analysis.graph.roots) == ["lib"])
        #expect(analysis.graph.outside.isEmpty)
        #expect(analysis.names(analysis.graph.removal(of: [try node("lib", analysis)])) == ["lib", "speed"])
    }

    @Test func `retained sizes have what only one distribution required, roots aside`() throws {
        // app -> left -> shared <- right <- app, left -> own; shared is also a root's own.
        let analysis = try MadeTree()
            .install("app", requires: ["left", "right"], isRequested: true)
            .install("left", requires: ["shared", "own"]).install("right", requires: ["shared"])
            .install("shared", requires: ["deep"]).install("own").install("deep").install("stray", requires: ["own"])
            .analyze()
        let sizes = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000]
        let names = analysis.distributions.map(\.displayName)
        #expect(names == ["app", "deep", "left", "own", "right", "shared", "stray"])
        let retained = Dictionary(uniqueKeysWithValues: zip(names, analysis.graph.retainedSizes(sizes)))
        #expect(retained["app"] == 111_111)
        #expect(retained["left"] == 1100)
        #expect(retained["right"] == 10_000)
        #expect(retained["shared"] == 100_010)
        #expect(retained["stray"] == 1_000_000)
    }

    private func node(_ name: String, _ analysis: LayerAnalysis) throws -> Int {
        try #require(analysis.distributions.firstIndex { $0.displayName == name })
    }
}
