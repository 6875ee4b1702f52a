/// A pattern as a nondeterministic automaton. A state is an index into `steps`; most steps take one unit of the path
/// and go on to the next step.
struct GlobProgram: Sendable {
    enum Step: Sendable {
        case unit(GlobUnit)
        /// Takes one unit but `/`.
        case character
        /// Takes one unit that is in this one of `sets`.
        case set(Int)
        /// Takes nothing, or a unit but `/` and stays.
        case star
        /// At the start of a component: takes nothing and skips ``folderName``, or enters it.
        case folders
        /// Takes units but `/` and stays; `/` leads back to ``folders``.
        case folderName
        /// Takes any one unit, after which the whole rest is taken.
        case everything
        /// Takes nothing: goes on at the next step and at this one.
        case fork(Int)
        case jump(Int)
        case match
    }

    private(set) var steps: [Step] = []
    private(set) var sets: [GlobCharacterSet] = []

    init(_ nodes: ArraySlice<GlobNode>) {
        append(nodes)
        steps.append(.match)
    }

    private mutating func append(_ nodes: ArraySlice<GlobNode>) {
        for node in nodes {
            switch node {
            case .literal(let bytes): append(literal: bytes)
            case .character: steps.append(.character)
            case .set(let set):
                steps.append(.set(sets.count))
                sets.append(set)
            case .star: steps.append(.star)
            case .folders: steps += [.folders, .folderName]
            case .everything: steps.append(.everything)
            case .choice(let alternatives): append(choice: alternatives)
            }
        }
    }

    private mutating func append(literal bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            let (unit, length) = GlobUnit.read(bytes, at: index)
            steps.append(.unit(unit))
            index += length
        }
    }

    /// Each alternative but the last is a fork past itself, its steps, and a jump to the end.
    private mutating func append(choice alternatives: [[GlobNode]]) {
        var jumps: [Int] = []
        for alternative in alternatives.dropLast() {
            let fork = steps.count
            steps.append(.fork(0))
            append(alternative[...])
            jumps.append(steps.count)
            steps.append(.jump(0))
            steps[fork] = .fork(steps.count)
        }
        append(alternatives.last?[...] ?? [])
        for jump in jumps { steps[jump] = .jump(steps.count) }
    }
}
