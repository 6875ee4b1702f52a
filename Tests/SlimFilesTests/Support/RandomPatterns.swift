/// Random patterns and paths over so few characters that they often match.
struct RandomPatterns {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(state: seed)
    }

    mutating func path() -> String {
        let count = Int.random(in: 1...4, using: &generator)
        return (0..<count).map { _ in name(["a", "b", ".", "é"]) }.joined(separator: "/")
    }

    /// A well-formed pattern. Without braces it means the same to Python's `glob`.
    mutating func pattern(braces: Bool) -> String {
        let count = Int.random(in: 1...4, using: &generator)
        var components = (0..<count).map { _ in chance(5) ? "**" : component(braces: braces) }
        if braces && chance(6) {
            components[count - 1] = "{\(component(braces: false))/**,\(component(braces: true))}"
        }
        if braces && chance(6) { return "{**/,}" + components.joined(separator: "/") }
        return components.joined(separator: "/")
    }

    private mutating func component(braces: Bool) -> String {
        let atoms = ["a", "b", ".", "é", "*", "?", "[ab]", "[!a]", "[é.]"]
        var text = name(atoms)
        if braces && chance(3) {
            let alternatives = (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                chance(4) ? name(atoms) + "/" + name(atoms) : name(atoms)
            }
            // `*{*,a}` is no `**`, but it would be one for the plain definition.
            if text.hasSuffix("*") { text += "a" }
            text += "{" + alternatives.joined(separator: ",") + (chance(4) ? ",{a,b*}" : "") + "}"
            if chance(2) { text += "b" + name(atoms) }
        }
        // Two stars in a row mean something else; dots alone are no names.
        while text.contains("**") { text = text.split(separator: "**").joined(separator: "*") + "*a" }
        return text.allSatisfy { $0 == "." } ? text + "a" : text
    }

    private mutating func name(_ atoms: [String]) -> String {
        let text = (0..<Int.random(in: 1...3, using: &generator)).map { _ in pick(atoms) }.joined()
        return text.allSatisfy { $0 == "." } ? text + "a" : text
    }

    private mutating func pick(_ atoms: [String]) -> String {
        atoms[Int.random(in: 0..<atoms.count, using: &generator)]
    }

    private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &generator) == 0 }
}

/// The same numbers in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
