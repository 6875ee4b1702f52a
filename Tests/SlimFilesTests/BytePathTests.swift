import SlimFiles
import Testing

@Suite struct BytePathTests {
    @Test func `a path is a key`() {
        #expect(Set<BytePath>(["a", "b", "a"]).count == 2)
    }
}
