/// What the blocks around an import say about it, before the handlers of the `try` statements are known.
struct PendingPlacement {
    var isForTypeChecker = false
    var isDeferred = false
    /// The offsets of the names of the outermost function and the classes around it, innermost first.
    var function: [Range<Int>] = []
    /// `try` and `with` blocks in the same function, innermost first.
    var guards: [Block.Kind] = []
    /// The indices of `try` statements around the function, which guard its definition only.
    var outerTries: [Int] = []
    /// Outermost first.
    var conditions: [ImportCondition] = []
}

extension StatementScanner {
    /// The index of the placement of an import that stands here.
    mutating func placementHere() -> Int {
        if let known = blocks[innermost].placement { return known }
        var placement = PendingPlacement()
        for block in blocks.reversed() {
            switch block.kind {
            case .function:
                placement.isDeferred = true
                placement.function = [block.name].compactMap(\.self)
            case .classBody:
                if placement.isDeferred { placement.function += [block.name].compactMap(\.self) }
            case .tryBody(let index):
                if placement.isDeferred { placement.outerTries.append(index) }
                if !placement.isDeferred { placement.guards.append(block.kind) }
            case .with:
                if !placement.isDeferred { placement.guards.append(block.kind) }
            case .branch(let index):
                let condition = condition(of: index)
                placement.isForTypeChecker = placement.isForTypeChecker || condition.needsTypeChecker
                placement.conditions.insert(condition, at: 0)
            case .module, .plain, .handler, .match:
                break
            }
        }
        placements.append(placement)
        blocks[innermost].placement = placements.count - 1
        return placements.count - 1
    }

    /// Conditions of one branch that are read; in longer chains the first ones count as unknown.
    private static var maximumConditions: Int { 100 }

    /// What must hold for a branch to be taken: its own condition, and none of those before it.
    private func condition(of index: Int) -> ImportCondition {
        var operands: [ImportCondition] = []
        if let offset = branches[index].condition { operands.append(readCondition(at: offset)) }
        var previous = branches[index].previous
        while let current = previous, operands.count < Self.maximumConditions {
            if let offset = branches[current].condition { operands.insert(.not(readCondition(at: offset)), at: 0) }
            previous = branches[current].previous
        }
        if previous != nil { operands.insert(.unknown, at: 0) }
        return operands.count == 1 ? operands[0] : .and(operands)
    }

    private func readCondition(at offset: Int) -> ImportCondition {
        var reader = ConditionReader(tokenizer.restarted(at: offset))
        return reader.read()
    }
}
