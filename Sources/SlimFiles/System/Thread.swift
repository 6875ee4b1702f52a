#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A POSIX thread, to be joined or detached.
struct Thread: ~Copyable {
    /// 8 MiB, as the main thread has: macOS gives others 512 KiB, too little for a recursive parser.
    private static let stackSize = 8 << 20

    private let handle: pthread_t

    /// Starts `body`, or returns nil where the system gives no more threads.
    init?(_ body: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Self.stackSize)

        let context = Unmanaged.passRetained(Body(run: body))
        #if canImport(Darwin)
            var handle: pthread_t?
            let status = pthread_create(&handle, &attributes, { runBody($0) }, context.toOpaque())
        #else
            var handle = pthread_t()
            let status = pthread_create(&handle, &attributes, { runBody($0) }, context.toOpaque())
        #endif
        guard status == 0 else {
            context.release()
            return nil
        }
        #if canImport(Darwin)
            guard let handle else { return nil }
        #endif
        self.handle = handle
    }

    consuming func join() {
        pthread_join(handle, nil)
    }

    consuming func detach() {
        pthread_detach(handle)
    }
}

private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(run: @escaping @Sendable () -> Void) {
        self.run = run
    }
}

private func runBody(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context {
        Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
    }
    return nil
}
