internal import SlimDiagnostics

extension FileChecker {
    typealias Bounds = (bounds: [LimitRule.Bound], combination: LimitRule.Combination)

    /// Reads `[increase] < AMOUNT`, once or joined by `and` or by `or`.
    mutating func limitBounds(_ cursor: inout LimitCursor, _ metric: LimitRule.Metric) -> Bounds? {
        var bounds: [LimitRule.Bound] = []
        var combination: LimitRule.Combination?
        while true {
            guard let bound = limitBound(&cursor, metric) else { return nil }
            bounds.append(bound)
            guard let next = cursor.next, next.text == "and" || next.text == "or" else { break }
            let joint: LimitRule.Combination = next.text == "and" ? .all : .any
            if let combination, combination != joint {
                sink.error(
                    "mixed-joints", next.span, "and and or cannot be mixed", label: "write two limits in place of and")
                return nil
            }
            combination = joint
            _ = cursor.take()
        }
        refuseRest(cursor)
        return (bounds, combination ?? .all)
    }

    private mutating func limitBound(
        _ cursor: inout LimitCursor, _ metric: LimitRule.Metric
    ) -> LimitRule.Bound? {
        let isIncrease = cursor.take(word: "increase")
        guard let comparison = cursor.next, comparison.kind == .comparison else {
            sink.error("missing-comparison", cursor.place, "a limit needs a bound", label: "write < before the number")
            return nil
        }
        guard comparison.text == "<" || comparison.text == "<=" else {
            sink.error(
                "not-a-comparison", comparison.span, "a limit is an upper bound", label: "write < or <=")
            return nil
        }
        _ = cursor.take()
        guard let amount = limitAmount(&cursor, metric, isIncrease: isIncrease) else { return nil }
        return LimitRule.Bound(isIncrease: isIncrease, allowsEqual: comparison.text == "<=", amount: amount)
    }

    private mutating func limitAmount(
        _ cursor: inout LimitCursor, _ metric: LimitRule.Metric, isIncrease: Bool
    ) -> LimitRule.Amount? {
        var ahead = cursor
        if let number = ahead.take(.number), let percent = ahead.next, ahead.take(word: "%") {
            cursor = ahead
            guard isIncrease else {
                let span = number.span.joined(with: percent.span)
                sink.error("percent", span, "percent of what?", label: "write increase < \(number.text) %")
                return nil
            }
            guard let value = DecimalNumber(number.text)?.multiplied(by: 100), value.isExact else {
                sink.error("not-a-number", number.span, "\(number.text) is no number of percent", label: "write 2.5 %")
                return nil
            }
            return .basisPoints(value.whole)
        }
        guard metric.isCount else { return byteAmount(&cursor).map(LimitRule.Amount.bytes) }
        let place = cursor.place
        guard let count = cursor.take(.number).flatMap({ Int($0.text) }) else {
            sink.error("not-a-count", place, "files are counted", label: "write < 5000")
            return nil
        }
        if let unit = cursor.next, ByteUnit(rawValue: unit.text) != nil {
            sink.error("unit-of-count", unit.span, "files are counted, not measured", label: "leave \(unit.text) out")
            return nil
        }
        return .count(count)
    }

    /// Reads a number of bytes: `1024`, `2 MiB`, `1.5MB`.
    mutating func byteAmount(_ cursor: inout LimitCursor) -> ByteAmount? {
        let place = cursor.place
        guard let number = cursor.take(.number) else {
            sink.error("missing-number", place, "a number of bytes is missing", label: "write 250 MiB")
            return nil
        }
        var unit = ByteUnit.byte
        var text = number.text
        if let word = cursor.next, word.kind == .word, !["and", "or"].contains(word.text) {
            guard let known = ByteUnit(rawValue: word.text) else {
                reportUnit(word, after: number)
                return nil
            }
            unit = known
            text += " \(word.text)"
            _ = cursor.take()
        }
        guard let value = DecimalNumber(number.text)?.multiplied(by: unit.bytes) else {
            sink.error("not-a-number", number.span, "\(number.text) is no number that fits")
            return nil
        }
        if unit == .byte, !value.isExact {
            sink.error("not-a-number", number.span, "bytes are whole", label: "write a unit: \(number.text) MiB")
            return nil
        }
        return ByteAmount(bytes: value.whole, text: unit == .byte ? "\(text) bytes" : text)
    }

    private mutating func reportUnit(_ word: LimitPiece, after number: LimitPiece) {
        let span = number.span.joined(with: word.span)
        if word.text.hasPrefix(",") {
            let digits = (number.text + word.text).filter { $0 != "," }
            sink.error("not-a-number", span, "numbers are written without commas", label: "write \(digits)")
            return
        }
        let sizes = ByteUnit.meant(by: word.text).compactMap { unit -> (text: String, bytes: String)? in
            let value = DecimalNumber(number.text)?.multiplied(by: unit.bytes)
            return value.map { ("\(number.text) \(unit.rawValue)", $0.whole.grouped) }
        }
        var label = "units are kB MB GB (1000s) and KiB MiB GiB (1024s)"
        if let first = sizes.first {
            label = "\(first.text) is \(first.bytes) bytes"
            for other in sizes.dropFirst() { label += ", \(other.text) \(other.bytes)" }
        }
        sink.error("unknown-unit", span, "no such unit: \(source.text.text(in: span))", label: label)
    }
}
