public import ELFFormat

/// The highest symbol versions that the C and C++ libraries of a runtime define.
///
/// A file that needs a higher one is refused by the loader: "version `GLIBC_2.28' not found".
///
/// | runtimes | system | GLIBC | GLIBCXX | CXXABI | GCC, x86_64 | GCC, aarch64 |
/// |---|---|---|---|---|---|---|
/// | python3.9 to 3.11 | Amazon Linux 2: glibc 2.26, GCC 7.3 | 2.26 | 3.4.24 | 1.3.11 | 7.0.0 | 7.0.0 |
/// | python3.12 to 3.14 | Amazon Linux 2023: glibc 2.34, GCC 11 | 2.34 | 3.4.29 | 1.3.13 | 7.0.0 | 11.0 |
///
/// Sources: which system a runtime is (<https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html>); its glibc
/// and GCC (<https://docs.aws.amazon.com/linux/al2023/ug/core-glibc.html>, and for Amazon Linux 2
/// <https://docs.aws.amazon.com/linux/al2023/ug/glibc-gcc-and-binutils.html>); what these define
/// (<https://gcc.gnu.org/onlinedocs/libstdc++/manual/abi.html>, and for libgcc auditwheel's manylinux policies). Newer
/// images of Amazon Linux 2023 have GLIBCXX 3.4.33 and CXXABI 1.3.15, but the managed runtimes follow late.
public struct SymbolVersionCeilings: Sendable {
    private let versions: [String: [UInt32]]

    public static func of(_ target: LambdaTarget) -> SymbolVersionCeilings {
        guard target.pythonMinor >= 12 else {
            return SymbolVersionCeilings(
                versions: ["GLIBC": [2, 26], "GLIBCXX": [3, 4, 24], "CXXABI": [1, 3, 11], "GCC": [7, 0, 0]])
        }
        let gcc: [UInt32] = target.architecture == .arm64 ? [11, 0] : [7, 0, 0]
        return SymbolVersionCeilings(
            versions: ["GLIBC": [2, 34], "GLIBCXX": [3, 4, 29], "CXXABI": [1, 3, 13], "GCC": gcc])
    }

    /// The families that have a ceiling: the C library first.
    public static let families = ["GLIBC", "GLIBCXX", "CXXABI", "GCC"]

    /// The highest version of a family; nil for families that are not judged.
    public func highest(_ family: String) -> VersionNumber? {
        versions[family].map { VersionNumber(family: family, parts: $0) }
    }
}
