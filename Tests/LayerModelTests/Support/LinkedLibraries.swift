import TestSupport

/// A layer of small libraries that a compiler has linked: a random tree of who needs whom, in random folders, each library
/// with a random RPATH or RUNPATH or none, and copies in folders where the loader may meet them first.
struct LinkedLibraries: CustomStringConvertible {
    let folder: TemporaryFolder
    /// From the layer's root, whoever needs before whom it needs.
    let paths: [String]
    let isARM: Bool
    let description: String

    private static let folders = ["python/a", "python/b", "python/c", "lib", "lib/deep"]

    private struct Library {
        let name: String
        let folder: String
        var needed: [Int] = []
        /// Linker options.
        let search: [String]
    }

    init(seed: UInt64) throws {
        let root = try TemporaryFolder()
        var random = SeededNumbers(seed: seed)
        for name in Self.folders { _ = try root.makeFolder(name) }
        var libraries: [Library] = []
        for number in 0..<7 {
            let place = Self.folders[random.next(below: number == 0 ? 3 : 5)]
            libraries.append(
                Library(
                    name: "libloader\(seed)n\(number).so", folder: place, search: Self.search(from: place, &random)))
            if number > 0 { libraries[random.next(below: number)].needed.append(number) }
        }
        var text = ""
        for library in libraries.reversed() {
            let needed = library.needed.map { "\(libraries[$0].folder)/\(libraries[$0].name)" }
            try Self.link(library, needed.map { "\(root.path)/\($0)" }, to: "\(root.path)/\(library.folder)")
            text = "\(library.folder)/\(library.name) \(library.search) needs \(needed)\n" + text
        }
        for library in libraries.dropFirst() where random.next(below: 3) == 0 {
            let other = Self.folders[random.next(below: 5)]
            guard other != library.folder else { continue }
            let copy = Library(name: library.name, folder: other, search: [])
            try Self.link(copy, [], to: "\(root.path)/\(other)")
            text += "copy \(other)/\(library.name)\n"
        }
        folder = root
        paths = libraries.map { "\($0.folder)/\($0.name)" }
        description = text
        isARM = try runProcess("uname", ["-m"]).outputText.hasPrefix("aarch64")
    }

    private static func search(from place: String, _ random: inout SeededNumbers) -> [String] {
        let kind = random.next(below: 3)
        guard kind > 0 else { return [] }
        let up = place.split(separator: "/").map { _ in ".." }.joined(separator: "/")
        let folders = (0..<1 + random.next(below: 2)).map { _ in
            let target = Self.folders[random.next(below: 5)]
            return target == place ? "$ORIGIN" : "$ORIGIN/\(up)/\(target)"
        }
        return [
            kind == 1 ? "-Wl,--disable-new-dtags" : "-Wl,--enable-new-dtags",
            "-Wl,-rpath,\(folders.joined(separator: ":"))",
        ]
    }

    private static func link(_ library: Library, _ needed: [String], to folder: String) throws {
        let result = try runProcess(
            "cc",
            ["-shared", "-nostdlib", "-o", "\(folder)/\(library.name)", "-Wl,-soname,\(library.name)"] + library.search
                + ["-Wl,--no-as-needed"] + needed + ["-x", "c", "/dev/null"])
        guard result.status == 0 else { throw TestSupportError("cc: \(result.errorText)") }
    }
}

/// The same numbers for the same seed everywhere.
struct SeededNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    /// SplitMix64, by Sebastiano Vigna.
    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }
}
