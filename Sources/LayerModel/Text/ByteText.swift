/// Sizes and counts as people read them.
public enum ByteText {
    public static let mebibyte = 1 << 20

    /// `239,708,736`.
    public static func grouped(_ number: Int) -> String {
        var digits = Array(String(number.magnitude))
        var position = digits.count - 3
        while position > 0 {
            digits.insert(",", at: position)
            position -= 3
        }
        return (number < 0 ? "-" : "") + String(digits)
    }

    /// Tenths of a MiB, rounded to the nearest: `478.6`.
    public static func mebibytes(_ bytes: Int) -> String { tenths(roundedTenths(bytes)) }

    /// A size with the unit that suits it: `228.6 MiB`, `21.4 KiB`, `12 bytes`.
    public static func short(_ bytes: Int) -> String {
        switch bytes.magnitude {
        case ..<1024: bytes == 1 ? "1 byte" : "\(bytes) bytes"
        case ..<UInt(mebibyte): "\(tenths((bytes * 10 + (bytes < 0 ? -512 : 512)) / 1024)) KiB"
        default: "\(mebibytes(bytes)) MiB"
        }
    }

    /// The values of a column in tenths of a MiB, rounded so that they add up to the rounded total.
    ///
    /// The largest remainders are rounded up first; among equals, the earlier row.
    public static func apportioned(_ bytes: [Int]) -> [String] {
        apportioned(bytes.map { $0 * 10 }, over: mebibyte, total: roundedTenths(bytes.reduce(0, +)))
    }

    /// The same in tenths of a larger or smaller unit of so many bytes.
    public static func apportioned(_ bytes: [Int], unit: Int) -> [String] {
        let total = (bytes.reduce(0, +) * 10 + unit / 2).floorDivided(by: unit)
        return apportioned(bytes.map { $0 * 10 }, over: unit, total: total)
    }

    /// The shares of a column in tenths of a percent, rounded so that they add up to 100.0.
    public static func percentages(_ parts: [Int]) -> [String] {
        let total = parts.reduce(0, +)
        guard total > 0 else { return parts.map { _ in tenths(0) } }
        return apportioned(parts.map { $0 * 1000 }, over: total, total: 1000)
    }

    private static func apportioned(_ values: [Int], over divisor: Int, total: Int) -> [String] {
        var rounded = values.map { $0.floorDivided(by: divisor) }
        let remainders = zip(values, rounded).map { $0 - $1 * divisor }
        var missing = total - rounded.reduce(0, +)
        for row in values.indices.sorted(by: { (remainders[$1], $0) < (remainders[$0], $1) }) where missing > 0 {
            rounded[row] += 1
            missing -= 1
        }
        return rounded.map(tenths)
    }

    /// A share in tenths of a percent: `31.1`.
    public static func percent(_ part: Int, of total: Int) -> String {
        total == 0 ? "0.0" : tenths((part * 2000 / total + 1) / 2)
    }

    private static func roundedTenths(_ bytes: Int) -> Int { (bytes * 10 + mebibyte / 2).floorDivided(by: mebibyte) }

    private static func tenths(_ value: Int) -> String {
        "\(value < 0 ? "-" : "")\(grouped(Int(value.magnitude / 10))).\(value.magnitude % 10)"
    }
}

extension Int {
    fileprivate func floorDivided(by divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
