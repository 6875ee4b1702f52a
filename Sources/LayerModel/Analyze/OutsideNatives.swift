/// The ELF files beside the site root: `lib` is on Lambda's library path, `bin` on its PATH.
struct OutsideNatives {
    private(set) var natives: [Int: NativeFile] = [:]
    private(set) var findings: [Finding] = []
    private var broken: Set<Int> = []

    init(of tree: LayerTree) throws {
        for (number, file) in tree.outside.enumerated() where file.hasContent && file.size >= 52 {
            switch try NativeContent(of: file, in: tree) {
            case .noELF: break
            case .native(let native): natives[number] = native
            case .broken(let error):
                broken.insert(number)
                findings.append(NativeContent.finding(error, file))
            }
        }
    }

    func isELF(_ number: Int) -> Bool { natives[number] != nil || broken.contains(number) }
}
