import LayerSlimCLI

@main
enum Entrypoint {
    static func main() async {
        await LayerSlim.runAndExit()
    }
}
