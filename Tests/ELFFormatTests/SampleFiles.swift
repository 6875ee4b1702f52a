import ELFFormat
import TestSupport
import Testing

/// Where the Python scripts of this module's tests are.
var oracleFolder: String {
    // The path of this file is Tests/ELFFormatTests/SampleFiles.swift.
    let parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    return parts.dropLast(2).joined(separator: "/") + "/Oracles/elf"
}

/// The ELF files of a sample stack with their headers, by path.
func sampleFiles(_ architecture: SampleStacks.Architecture) throws -> [(path: String, file: ELFFile)] {
    let list = try runProcess("find", [try SampleStacks.folder(architecture), "-type", "f", "-name", "*.so*"])
    try #require(list.status == 0, "\(list.errorText)")
    var files: [(path: String, file: ELFFile)] = []
    for path in list.outputText.split(separator: "\n").sorted() {
        let bytes = try readFile(String(path))
        if ELFFile.isELF(bytes.span.bytes) {
            files.append((String(path), try ELFFile(parsing: bytes.span.bytes)))
        }
    }
    try #require(files.count > 150)
    return files
}
