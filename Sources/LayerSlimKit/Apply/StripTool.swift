public import SystemPackage

/// A program that removes symbols and debug sections from ELF files.
public struct StripTool: Sendable, Hashable {
    public let path: FilePath
    public let kind: Kind
    /// As the tool prints it, such as `21.1.8` or `2.40`.
    public let version: String

    public enum Kind: Sendable, Hashable {
        case llvmStrip
        case llvmObjcopy
        /// GNU binutils; one build handles the architecture that it was made for.
        case gnuStrip
        /// Named by the user and of no known make: called as `strip` is.
        case other
    }

    /// For people: `llvm-objcopy, LLVM 21.1.8 (/usr/bin/llvm-objcopy)`.
    public var description: String {
        let name = path.lastComponent?.string ?? path.string
        return switch kind {
        case .llvmStrip, .llvmObjcopy: "\(name), LLVM \(version)"
        case .gnuStrip: "\(name), GNU binutils \(version)"
        case .other: name
        }
    }

    /// The arguments that write a stripped copy of `input` to `output`.
    func arguments(from input: FilePath, to output: FilePath) -> [String] {
        switch kind {
        case .llvmObjcopy: ["--strip-all", input.string, output.string]
        case .llvmStrip, .gnuStrip, .other: ["-o", output.string, input.string]
        }
    }

    /// Newer LLVM first, then GNU: LLVM takes every architecture, and from 19 on breaks no file that was measured.
    static func isPreferred(_ left: StripTool, over right: StripTool) -> Bool {
        (left.rank, left.versionNumbers, right.path.string) > (right.rank, right.versionNumbers, left.path.string)
    }

    private var rank: Int { kind == .llvmStrip || kind == .llvmObjcopy ? 1 : 0 }

    private var versionNumbers: VersionNumbers {
        VersionNumbers(numbers: version.split(separator: ".").map { Int($0) ?? 0 })
    }

    private struct VersionNumbers: Comparable {
        let numbers: [Int]

        static func < (left: VersionNumbers, right: VersionNumbers) -> Bool {
            left.numbers.lexicographicallyPrecedes(right.numbers)
        }
    }
}
