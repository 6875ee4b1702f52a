import Foundation
import SlimFiles
import SystemPackage
import Testing

@Suite struct InterruptTests {
    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func `a signal ends the process and leaves nothing behind`(signal: Int32) async throws {
        let folder = try ScratchTree()
        let path = folder.path.string
        try folder.file("layer.zip", "the old one")
        await #expect(processExitsWith: .exitCode(128 + signal)) { [path = path as String, signal = signal as Int32] in
            Interrupts.install()
            let file = try AtomicFile(replacing: FilePath(path).appending("layer.zip"))
            try file.write(Array("half".utf8))
            let staging = try StagingFolder(in: FilePath(path))
            try FileManager.default.createDirectory(
                atPath: staging.path.string + "/a/b/c", withIntermediateDirectories: true)
            kill(getpid(), signal)
            sleep(20)
            try file.commit()
            withExtendedLifetime(staging) {}
        }
        #expect(try folder.names == ["layer.zip"])
        #expect(try readFile(at: folder.path.appending("layer.zip")) == Array("the old one".utf8))
    }

    /// Whatever the moment: the old file or the new one is there, whole, and nothing else.
    @Test(arguments: 0..<12)
    func `a signal at any moment leaves a whole result`(run: Int) async throws {
        let tree = try ScratchTree()
        try tree.file("out", String(repeating: "0", count: 100_000))
        let path = tree.path.string
        await #expect(processExitsWith: .exitCode(130)) { [path = path as String, run = run as Int] in
            Interrupts.install()
            let interrupter = Thread {
                usleep(UInt32(run * 1_700))
                kill(getpid(), SIGINT)
            }
            interrupter.start()
            for round in 1...1_000_000 {
                let digit = UInt8(ascii: "0") + UInt8(round % 10)
                try writeFile([UInt8](repeating: digit, count: 100_000), to: FilePath(path).appending("out"))
                let folder = try AtomicFolder(replacing: FilePath(path).appending("tree"), replacesContents: true)
                try writeFile([digit], to: folder.temporaryPath.appending("inside"))
                try folder.commit()
            }
        }
        let text = try tree.text("out")
        #expect(text.count == 100_000)
        #expect(Set(text).count == 1)
        #expect(try tree.names.filter { $0 != "tree" } == ["out"])
        if try tree.names.contains("tree") { #expect(try tree.text("tree/inside").count == 1) }
    }

    @Test func `child processes end too, and one that will not is killed`() async throws {
        let folder = try ScratchTree()
        let path = folder.path.string
        await #expect(processExitsWith: .exitCode(143)) { [path = path as String] in
            Interrupts.install()
            for (name, script) in [("mild", "sleep 30"), ("stubborn", "trap '' TERM; sleep 30; sleep 30")] {
                let child = Process()
                child.executableURL = URL(fileURLWithPath: "/bin/sh")
                child.arguments = ["-c", "echo $$ > \(path)/\(name); \(script)"]
                try child.run()
                Interrupts.register(child: child.processIdentifier)
            }
            for _ in 0..<1_000 where try FileManager.default.contentsOfDirectory(atPath: path).count < 2 {
                usleep(10_000)
            }
            kill(getpid(), SIGTERM)
            sleep(20)
        }
        for name in try folder.names {
            let text = String(decoding: try readFile(at: folder.path.appending(name)), as: UTF8.self)
            let child = try #require(Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)))
            #expect(isGone(child), "\(name)")
        }
        #expect(try folder.names.count == 2)
    }

    @Test func `a closed pipe is an error of the write`() async {
        await #expect(processExitsWith: .exitCode(7)) {
            Interrupts.install()
            let pipe = try FileDescriptor.pipe()
            try pipe.readEnd.close()
            do {
                _ = try pipe.writeEnd.writeAll("x".utf8)
            } catch Errno.brokenPipe {
                exit(7)
            }
        }
    }

    @Test func `child processes start with the default signals`() async throws {
        let folder = try ScratchTree()
        let path = folder.path.string
        await #expect(processExitsWith: .success) { [path = path as String] in
            Interrupts.install()
            // `system` changes no signal for its child but those that it restores.
            _ = system("grep -E '^Sig(Blk|Ign|Cgt)' /proc/self/status > \(path)/signals")
        }
        #if os(Linux)
            let text = String(decoding: try readFile(at: folder.path.appending("signals")), as: UTF8.self)
            let handled = [SIGHUP, SIGINT, SIGPIPE, SIGTERM].reduce(0) { $0 | UInt64(1) << UInt64($1 - 1) }
            for line in text.split(separator: "\n") {
                let mask = try #require(UInt64(line.split(separator: "\t")[1], radix: 16))
                #expect(mask & handled == 0, "\(line)")
            }
        #endif
    }

    @Test func `a signal that was ignored stays ignored`() async {
        await #expect(processExitsWith: .exitCode(5)) {
            signal(SIGHUP, SIG_IGN)
            Interrupts.install()
            kill(getpid(), SIGHUP)
            usleep(200_000)
            exit(5)
        }
    }

    @Test func `a normal exit removes what is still there`() async throws {
        let folder = try ScratchTree()
        let path = folder.path.string
        await #expect(processExitsWith: .exitCode(3)) { [path = path as String] in
            let staging = try StagingFolder(in: FilePath(path))
            try writeFile([1], to: staging.path.appending("a"))
            exit(3)
        }
        #expect(try folder.names.isEmpty)
    }
}

/// Whether a process has ended. One that nobody has waited for yet counts as ended.
private func isGone(_ process: Int32) -> Bool {
    for _ in 0..<100 {
        if kill(process, 0) != 0 { return true }
        let status = (try? readFile(at: FilePath("/proc/\(process)/stat"))) ?? []
        if String(decoding: status, as: UTF8.self).contains(") Z ") { return true }
        usleep(10_000)
    }
    return false
}
