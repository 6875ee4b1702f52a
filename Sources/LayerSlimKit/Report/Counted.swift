public import LayerModel

extension ByteText {
    /// `1 file`, `2,016 files`.
    public static func counted(_ number: Int, _ noun: String) -> String {
        "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
    }
}
