/// Runs `body` on up to `count` threads of its own, and `main` on this one meanwhile. Returns when all are done.
///
/// - Parameter main: is told how many threads there are, fewer than asked for where the system gives no more.
func withThreads(count: Int, _ body: @escaping @Sendable () -> Void, alongside main: (Int) -> Void) {
    startThreads(count, body, started: 0, main)
}

private func startThreads(
    _ count: Int, _ body: @escaping @Sendable () -> Void, started: Int, _ main: (Int) -> Void
) {
    guard started < count, let thread = Thread(body) else { return main(started) }
    // Recursion keeps the threads, which no array can hold, on the stack.
    startThreads(count, body, started: started + 1, main)
    thread.join()
}
