import ArgumentParser
import LayerModel
import LayerSlimKit
import RuleLanguage
import SlimFiles

/// Options about limits, for commands that judge sizes.
struct LimitOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("What stays free for the function's own code. (default: 2 MiB)", valueName: "size"),
        transform: ByteAmount.parsing)
    var reserve: ByteAmount?

    @Option(help: ArgumentHelp("With `off`, for experiments, Lambda's limit is not judged.", valueName: "off"))
    var limit: LimitSwitch?

    var limitBytes: Int? { limit == .off ? nil : LambdaLimits.unzipped }

    /// The reserve of the option, else of the rule file, else the usual one.
    func reserveBytes(rules: RuleSet? = nil) -> Int {
        if let reserve { return reserve.bytes }
        for statement in (rules?.statements ?? []).reversed() where statement.switchedOff == nil {
            if case .limit(let limit) = statement.rule, let reserve = limit.reserve { return reserve.bytes }
        }
        return LambdaLimits.defaultReserve
    }
}

enum LimitSwitch: String, ExpressibleByArgument {
    case off
}

extension ByteAmount {
    /// A size as rule files write it.
    ///
    /// - Throws: ValidationError that shows how sizes are written.
    static func parsing(_ argument: String) throws -> ByteAmount {
        guard let amount = ByteAmount(parsing: argument) else {
            throw ValidationError("sizes are written 2097152, 2MiB (of 1024) or 2MB (of 1000)")
        }
        return amount
    }
}
