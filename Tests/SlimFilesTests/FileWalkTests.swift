import SlimFiles
import SystemPackage
import Testing

@Suite struct FileWalkTests {
    @Test func `a walk finds what the file system holds`() throws {
        let walk = FileWalk(of: try OpenFolder("/usr/include"))
        #expect(!walk.files.isEmpty)
    }
}
