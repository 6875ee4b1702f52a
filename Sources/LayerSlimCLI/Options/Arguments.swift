public import ArgumentParser
public import LayerModel
public import LayerSlimKit
public import ZipContainer

extension DeflateEncoder: ExpressibleByArgument {}
extension CheckFormat: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}

extension LambdaTarget: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }

    public static var allValueStrings: [String] { all.map(\.description) }
}
