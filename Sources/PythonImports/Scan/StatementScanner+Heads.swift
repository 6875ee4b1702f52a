extension StatementScanner {
    /// Notes the head of a compound statement, whose keyword has been read.
    /// - Returns: the kind of the block that follows.
    mutating func noteHead(_ keyword: Keyword, _ keywordToken: Token) -> Block.Kind {
        let continued = blocks[innermost].continuation
        blocks[innermost].continuation = .none
        switch keyword {
        case .if:
            return addBranch(condition: token.start, after: nil)
        case .elif:
            guard case .branches(let previous) = continued else { return .plain }
            return addBranch(condition: token.start, after: previous)
        case .else:
            if case .tryStatement = continued { blocks[innermost].continuation = continued }
            guard case .branches(let previous) = continued else { return .plain }
            branches.append(Branch(condition: nil, previous: previous))
            return .branch(branches.count - 1)
        case .try:
            tries.append(TryStatement(offset: keywordToken.start))
            blocks[innermost].continuation = .tryStatement(tries.count - 1)
            return .tryBody(tries.count - 1)
        case .except:
            guard case .tryStatement(let index) = continued else { return .plain }
            blocks[innermost].continuation = continued
            tries[index].handlers.append(TryStatement.Handler(offset: keywordToken.start))
            return .handler(index, tries[index].handlers.count - 1)
        case .def:
            noteDefinition()
            noteBoundDefinition(isFunction: true)
            return .function
        case .class:
            literals?.lastDefinition = token.start
            noteBoundDefinition(isFunction: false)
            return .classBody
        case .with:
            noteHeadTargets(keyword)
            return .with(token.start)
        case .for:
            noteHeadTargets(keyword)
            return .plain
        default:
            return .plain
        }
    }

    private mutating func addBranch(condition: Int, after previous: Int?) -> Block.Kind {
        branches.append(Branch(condition: condition, previous: previous))
        blocks[innermost].continuation = .branches(branches.count - 1)
        return .branch(branches.count - 1)
    }

    /// Skips to behind the colon that ends the head.
    /// - Returns: false where the line ends before it.
    mutating func skipHead() -> Bool {
        var lambdas = 0
        while true {
            switch token.kind {
            case .newline, .end, .failure, .indent, .dedent:
                return false
            case .name:
                if tokenizer.depth == 0, tokenizer.isName(token, "lambda") { lambdas += 1 }
            case .punctuation:
                if tokenizer.depth == 0, tokenizer.isPunctuation(token, .colon) {
                    if lambdas == 0 {
                        advance()
                        return true
                    }
                    lambdas -= 1
                } else if tokenizer.isPunctuation(token, .openingParenthesis) {
                    noteCall()
                } else if tokenizer.byte(token.start) == .colon {
                    noteNamedExpression()
                }
            case .string:
                noteString()
            default:
                break
            }
            advancePastPlainCode()
        }
    }

    /// Skips to the semicolon or line end that ends the statement.
    mutating func skipToStatementEnd() {
        while true {
            switch token.kind {
            case .newline, .end, .failure, .indent, .dedent:
                return
            case .punctuation:
                switch tokenizer.byte(token.start) {
                case .openingParenthesis: noteCall()
                case .colon: noteNamedExpression()
                case .semicolon where tokenizer.depth == 0: return
                default: break
                }
            case .string:
                noteString()
            default:
                break
            }
            advancePastPlainCode()
        }
    }

    /// Notes that the handlers around a `raise` raise again.
    mutating func noteRaise() {
        var raises = ImportGuard.RaisesAgain.always
        for block in blocks.reversed() {
            switch block.kind {
            case .function, .classBody, .module: return
            case .handler(let index, let handler):
                if tries[index].handlers[handler].raisesAgain != .always {
                    tries[index].handlers[handler].raisesAgain = raises
                }
                // The handler around this one runs it only when something in its own `try` fails.
                raises = .sometimes
            case .with: break
            default: raises = .sometimes
            }
        }
    }
}
