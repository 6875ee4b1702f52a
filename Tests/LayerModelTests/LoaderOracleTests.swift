import LayerModel
import SystemPackage
import TestSupport
import Testing

#if os(Linux)
    /// Where libraries are found, against the loader of this machine: small libraries are linked, each with an RPATH, a
    /// RUNPATH or none, and `ldd` is asked with LD_LIBRARY_PATH as it ends on Lambda.
    @Suite struct LoaderOracleTests {
        @Test func `libraries are found where ldd finds them`() throws {
            var byKind: [String: Int] = [:]
            for seed in 1...16 {
                let made = try LinkedLibraries(seed: UInt64(seed))
                let folder = made.folder.path
                var analyzer = Analyzer(jobs: 1)
                analyzer.target = LambdaTarget(pythonMinor: 12, architecture: made.isARM ? .arm64 : .x86)
                let analysis = try analyzer.analyze(try LayerTree.load(FilePath(folder), jobs: 1))
                let layer = LoaderView(analysis: analysis)
                var loaded: Set<String> = []
                // A library that no earlier one loads is where a run of the loader begins.
                for start in made.paths where !loaded.contains(start) {
                    let theirs = try ldd("\(folder)/\(start)", in: folder)
                    var ours: [String: String] = [:]
                    var waiting = [start]
                    while let path = waiting.popLast() {
                        guard loaded.insert(path).inserted else { continue }
                        for (name, found, kind) in layer.needs(of: path) {
                            ours[name] = found ?? "not found"
                            byKind[kind, default: 0] += 1
                            if let found { waiting.append(found) }
                        }
                    }
                    #expect(ours == theirs, "seed \(seed), \(start):\n\(made.description)")
                }
            }
            // Each way has been met.
            for kind in ["layer", "outside", "inherited", "shadowed", "elsewhere"] {
                #expect(byKind[kind, default: 0] > 1, "\(byKind)")
            }
        }

        /// Names to paths from the folder, or to "not found".
        private func ldd(_ path: String, in folder: String) throws -> [String: String] {
            let result = try runProcess(
                "ldd", [path], environment: ["LC_ALL": "C", "LD_LIBRARY_PATH": "\(folder)/lib"])
            var found: [String: String] = [:]
            for line in result.outputText.split(separator: "\n") {
                let words = line.split(separator: " ")
                guard words.count > 2, words[1] == "=>", let name = words.first?.drop(while: { $0 == "\t" }) else {
                    continue
                }
                if words[2] == "not" {
                    found[String(name)] = "not found"
                } else if words[2].hasPrefix(folder + "/") {
                    // As the loader writes it, `python/a/../b/lib1.so`.
                    let below = FilePath(String(words[2].dropFirst(folder.utf8.count + 1)))
                    found[String(name)] = below.lexicallyNormalized().string
                }
            }
            return found
        }
    }
#endif
