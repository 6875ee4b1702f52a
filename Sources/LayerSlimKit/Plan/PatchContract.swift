import RuleLanguage

/// One patch against one text.
struct PatchContract {
    let rule: PatchRule

    enum Outcome {
        case patched([UInt8])
        /// `with` occurs and `replace` does not.
        case already
        case notFound(nearest: NearestLine?)
        case wrongCount(pair: PatchRule.Pair, found: Int)
    }

    struct NearestLine {
        /// Counted from 1.
        let number: Int
        let text: String
    }

    func apply(to bytes: [UInt8]) -> Outcome {
        let lineEnd = bytes.usesCRLF ? "\r\n" : "\n"
        let pairs = rule.pairs.map { pair in
            (
                pair, Array(pair.old.lines.joined(separator: lineEnd).utf8),
                Array(pair.new.lines.joined(separator: lineEnd).utf8)
            )
        }
        for (pair, old, new) in pairs {
            let places = bytes.occurrences(of: old)
            // A second run meets its own text, which may hold the old one inside.
            if !places.isEmpty, !new.occurrences(of: old).isEmpty, bytes.occurrences(of: new).count == pair.times {
                return .already
            }
            if places.isEmpty { continue }
            guard places.count == pair.times else { return .wrongCount(pair: pair, found: places.count) }
            return .patched(bytes.replacing(old.count, at: places, with: new))
        }
        if pairs.contains(where: { !$0.2.isEmpty && !bytes.occurrences(of: $0.2).isEmpty }) { return .already }
        return .notFound(nearest: nearestLine(in: bytes))
    }

    /// The line most like the first telling line of the patch, by the pairs of letters that they share.
    private func nearestLine(in bytes: [UInt8]) -> NearestLine? {
        guard let wanted = rule.pairs.first?.old.lines.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
        let pairs = Self.letterPairs(Array(wanted.utf8))
        var best: (score: Double, line: NearestLine)?
        for (number, line) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
        {
            guard line.count <= 1000 else { continue }
            let other = Self.letterPairs(Array(line))
            let score = 2 * Double(pairs.intersection(other).count) / Double(max(pairs.count + other.count, 1))
            if score > best?.score ?? 0.3 {
                let text = String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
                best = (score, NearestLine(number: number + 1, text: text))
            }
        }
        return best?.line
    }

    private static func letterPairs(_ line: [UInt8]) -> Set<UInt16> {
        let letters = line.filter { $0 > 0x20 }
        return Set(zip(letters, letters.dropFirst()).map { UInt16($0) << 8 | UInt16($1) })
    }
}

extension [UInt8] {
    fileprivate var usesCRLF: Bool {
        guard let end = firstIndex(of: 10) else { return false }
        return end > 0 && self[end - 1] == 13
    }

    /// Where `needle` begins, occurrences that overlap counted once; none for an empty one.
    func occurrences(of needle: [UInt8]) -> [Int] {
        guard let first = needle.first, needle.count <= count else { return [] }
        var places: [Int] = []
        var start = 0
        while let place = self[start...].firstIndex(of: first), place + needle.count <= count {
            if self[place..<(place + needle.count)].elementsEqual(needle) {
                places.append(place)
                start = place + needle.count
            } else {
                start = place + 1
            }
        }
        return places
    }

    fileprivate func replacing(_ length: Int, at places: [Int], with new: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var start = 0
        for place in places {
            result += self[start..<place]
            result += new
            start = place + length
        }
        return result + self[start...]
    }
}
