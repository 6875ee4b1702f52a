public import ArgumentParser
public import LayerDiff
import LayerModel
public import LayerSlimKit
public import ZipContainer

extension DeflateEncoder: ExpressibleByArgument {}
extension AnswerFormat: ExpressibleByArgument {}
extension CheckFormat: ExpressibleByArgument {}
extension DiffFormat: ExpressibleByArgument {
    public init?(argument: String) { self.init(named: argument) }
}
extension ReportFormat: ExpressibleByArgument {}

extension LambdaTarget {
    /// - Throws: ValidationError that names the runtimes there are.
    static func parsing(_ argument: String) throws -> LambdaTarget {
        guard let target = LambdaTarget(argument) else {
            let minors = LambdaTarget.supportedMinors
            throw ValidationError(
                "no Lambda runtime is called so; there are python3.\(minors.lowerBound) to python3.\(minors.upperBound), "
                    + "each with -arm64 and -x86_64")
        }
        return target
    }
}
