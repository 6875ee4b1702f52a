import LayerImports
import LayerModel

/// What a layer is seen with, looked at once for every check that asks.
struct FunctionSurroundings {
    let path: LambdaPath
    let world: ModuleWorld
    /// nil where the function is not known.
    let reach: FunctionReach?

    /// - Parameter required: modules that rules require outside of any package.
    init(_ path: LambdaPath, required: [String] = [], jobs: Int) throws {
        self.path = path
        world = try path.world()
        reach =
            path.neighbours.function == nil
            ? nil : try FunctionReach(path, in: world, required: required, jobs: jobs)
    }

    /// Whether another layer or the function has a module that this layer lacks.
    func bringsElsewhere(_ module: String) -> Bool { world.modules[module]?.file != nil }
}
