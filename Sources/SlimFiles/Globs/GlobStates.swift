/// The states of a running ``GlobProgram``: those before a unit, and those after it, each at most once.
struct GlobStates {
    private var currentStates: UnsafeMutableBufferPointer<Int>
    private var nextStates: UnsafeMutableBufferPointer<Int>
    /// For each state, the index in the path at which it was last inserted.
    private var insertedAt: UnsafeMutableBufferPointer<Int>
    private(set) var currentCount = 0
    private(set) var nextCount = 0

    /// - Parameter memory: room for three times `size` numbers, owned by the caller.
    init(memory: UnsafeMutableBufferPointer<Int>, size: Int) {
        memory.initialize(repeating: -1)
        currentStates = UnsafeMutableBufferPointer(rebasing: memory[..<size])
        nextStates = UnsafeMutableBufferPointer(rebasing: memory[size..<2 * size])
        insertedAt = UnsafeMutableBufferPointer(rebasing: memory[(2 * size)...])
    }

    /// The next states become the current ones.
    mutating func takeNext() {
        swap(&currentStates, &nextStates)
        currentCount = nextCount
        nextCount = 0
    }

    func current(_ position: Int) -> Int { currentStates[position] }

    func next(_ position: Int) -> Int { nextStates[position] }

    mutating func insert(_ state: Int, at index: Int) {
        guard insertedAt[state] != index else { return }
        insertedAt[state] = index
        nextStates[nextCount] = state
        nextCount += 1
    }

    func containsNext(_ state: Int, at index: Int) -> Bool { insertedAt[state] == index }
}
