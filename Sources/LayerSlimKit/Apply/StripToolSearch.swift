import LayerModel
import SlimFiles
import Subprocess
import SystemPackage

/// Finds the strip tools of this machine.
enum StripToolSearch {
    /// Every usable tool, the preferred one first.
    ///
    /// - Parameters:
    ///   - named: the tool that the user asked for: it alone is used.
    ///   - searchPath: the folders of PATH.
    /// - Throws: StageError (usage) where the named tool does not run.
    static func tools(named: String?, searchPath: [String]) async throws -> [StripTool] {
        if let named {
            guard let path = SystemPaths.program(named: named, in: searchPath),
                let tool = await identify(path, acceptsAny: true)
            else {
                throw StageError(
                    .usage, "--strip-tool \(named) cannot be run", hint: "give its path, or leave the option out")
            }
            return [tool]
        }
        var seen: Set<String> = []
        var tools: [StripTool] = []
        for path in candidates(searchPath) {
            let real = SystemPaths.real(path) ?? path
            // llvm-strip and llvm-objcopy are one program under two names.
            guard seen.insert(real.string).inserted, let tool = await identify(path, acceptsAny: false) else {
                continue
            }
            tools.append(tool)
        }
        return tools.sorted(by: StripTool.isPreferred)
    }

    /// Where tools are looked for: PATH with plain and versioned names, the Swift toolchain's own folder, Homebrew's.
    private static func candidates(_ searchPath: [String]) -> [FilePath] {
        var names = ["llvm-strip", "llvm-objcopy"]
        for version in (11...40).reversed() { names += ["llvm-strip-\(version)", "llvm-objcopy-\(version)"] }
        names += ["strip", "aarch64-linux-gnu-strip", "x86_64-linux-gnu-strip"]
        var folders = searchPath.map { FilePath($0) }
        if let swift = SystemPaths.program(named: "swift", in: searchPath), let real = SystemPaths.real(swift) {
            folders.append(real.removingLastComponent())
        }
        folders += ["/opt/homebrew/opt/llvm/bin", "/usr/local/opt/llvm/bin"]
        return folders.flatMap { folder in names.map { folder.appending($0) } }.filter(SystemPaths.isProgram)
    }

    /// Asks a program for its version; nil for Apple's `strip`, which knows no ELF, and what cannot be run.
    private static func identify(_ path: FilePath, acceptsAny: Bool) async -> StripTool? {
        let result = try? await run(
            .path(path), arguments: ["--version"], output: .string(limit: 1 << 16), error: .discarded)
        let text = result?.standardOutput ?? ""
        let words = text.split { $0 == " " || $0 == "\n" }
        if let place = words.indices.dropLast(2).first(where: { words[$0] == "LLVM" && words[$0 + 1] == "version" }) {
            let isObjcopy = path.lastComponent?.string.contains("objcopy") ?? false
            return StripTool(path: path, kind: isObjcopy ? .llvmObjcopy : .llvmStrip, version: String(words[place + 2]))
        }
        if text.hasPrefix("GNU strip"), let line = text.split(separator: "\n").first,
            let version = line.split(separator: " ").last
        {
            return StripTool(path: path, kind: .gnuStrip, version: String(version))
        }
        return acceptsAny && result != nil ? StripTool(path: path, kind: .other, version: "") : nil
    }
}
