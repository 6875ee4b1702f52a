import ELFFormat
import Testing

@Suite struct `Symbol versions` {
    @Test func `parts compare as numbers`() throws {
        let names = ["GLIBC_2.2.5", "GLIBC_2.4", "GLIBC_2.10", "GLIBC_2.10.1", "GLIBC_2.34"]
        let versions = names.compactMap(VersionNumber.init(parsing:))
        #expect(versions.count == names.count)
        #expect(versions.shuffled().sorted().map(\.description) == names)
    }

    @Test(arguments: ["GLIBC_PRIVATE", "GLIBC", "", "GLIBC_", "GLIBC_2.", "GLIBC_2.x", "GLIBC_-1", "GLIBC_99999999999"])
    func `names without numbers are no versions`(name: String) {
        #expect(VersionNumber(parsing: name) == nil)
    }

    @Test func `a family ends at its last underscore`() {
        #expect(VersionNumber(parsing: "CXXABI_1.3.11") == VersionNumber(family: "CXXABI", parts: [1, 3, 11]))
        #expect(VersionNumber(parsing: "OPENSSL_1_1.0")?.family == "OPENSSL_1")
    }

    @Test func `the highest need is of the family that was asked for`() {
        let needs = [
            need("libc.so.6", ["GLIBC_2.17", "GLIBC_2.4", "GLIBC_PRIVATE"]),
            need("libstdc++.so.6", ["GLIBCXX_3.4.29", "GLIBCXX_3.4.9", "CXXABI_1.3.9"]),
        ]
        #expect(needs.highest("GLIBC")?.description == "GLIBC_2.17")
        #expect(needs.highest("GLIBCXX")?.description == "GLIBCXX_3.4.29")
        #expect(needs.highest("CXXABI")?.description == "CXXABI_1.3.9")
        #expect(needs.highest("GCC") == nil)
    }

    @Test func `weak needs do not count, and packed relocations need glibc 2_36`() {
        let weak = VersionNeed.Version(name: "GLIBC_2.40", isWeak: true, index: 3)
        #expect([VersionNeed(library: "libc.so.6", versions: [weak])].highest("GLIBC") == nil)
        let relr = need("libc.so.6", ["GLIBC_2.17", "GLIBC_ABI_DT_RELR"])
        #expect([relr].highest("GLIBC")?.description == "GLIBC_2.36")
    }

    private func need(_ library: String, _ names: [String]) -> VersionNeed {
        VersionNeed(
            library: library, versions: names.map { VersionNeed.Version(name: $0, isWeak: false, index: 2) })
    }
}
