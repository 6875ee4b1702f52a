import Foundation
import PythonPackages
import Testing

@Suite struct GeneratedFileTests {
    private struct Headers: Decodable {
        let bytes: Data
        let name: String?
        let version: String?
        let requires: [String]
        let classifiers: [String]
    }

    private struct Record: Decodable {
        let bytes: Data
        let rows: [[String]]
    }

    @Test func `generated metadata reads as Python's email parser has it`() throws {
        let lines: [Headers] = try oracleLines("files.py", ["headers"])
        var disagreements = Disagreements()
        for line in lines {
            let text = String(decoding: line.bytes, as: UTF8.self).debugDescription
            guard let metadata = try? CoreMetadata(parsing: Array(line.bytes)) else {
                disagreements.expect(squeeze(line.name ?? "").isEmpty, "\(text): name \(line.name ?? "")")
                continue
            }
            disagreements.expect(metadata.writtenName == line.name.map(squeeze), "\(text): \(metadata.writtenName)")
            disagreements.expect(metadata.writtenVersion == line.version.map(squeeze), "\(text): version")
            disagreements.expect(metadata.requiresDist == line.requires.map(squeeze), "\(text): requirements")
            disagreements.expect(metadata.classifiers == line.classifiers.map(squeeze), "\(text): classifiers")
        }
        disagreements.check(atLeast: 5000)
    }

    @Test func `generated RECORDs read as Python's csv module has it`() throws {
        let lines: [Record] = try oracleLines("files.py", ["records"])
        var disagreements = Disagreements()
        for line in lines {
            let record = RecordFile(parsing: Array(line.bytes))
            let rows = record.entries.map(\.fields)
            let text = String(decoding: line.bytes, as: UTF8.self).debugDescription
            disagreements.expect(rows == line.rows.map(readableFields), "\(text): \(rows)")
            disagreements.expect(record.rewritten { _ in .keep } == Array(line.bytes), "\(text): rewritten")
        }
        disagreements.check(atLeast: 6000)
    }

    /// The fields of a row, those left empty that are no hash or no size.
    private func readableFields(_ row: [String]) -> [String] {
        let size = row[2].allSatisfy(\.isNumber) ? Int(row[2]) : nil
        return [row[0], row[1].contains("=") ? row[1] : "", size.map { String($0) } ?? ""]
    }

    /// Continuation lines join with one space, whatever their indentation.
    private func squeeze(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
