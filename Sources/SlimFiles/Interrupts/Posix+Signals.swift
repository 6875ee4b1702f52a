import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

extension Posix {
    /// A pipe that child processes do not inherit, and whose writer never waits.
    static func pipe() throws(Errno) -> (readEnd: FileDescriptor, writeEnd: FileDescriptor) {
        do {
            let pipe = try FileDescriptor.pipe()
            for descriptor in [pipe.readEnd, pipe.writeEnd] {
                try check(fcntl(descriptor.rawValue, F_SETFD, FD_CLOEXEC))
            }
            try check(fcntl(pipe.writeEnd.rawValue, F_SETFL, O_NONBLOCK))
            return pipe
        } catch let error as Errno {
            throw error
        } catch {
            throw .ioError
        }
    }

    static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(signal, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            let handler = action.__sigaction_u.__sa_handler
        #else
            let handler = action.__sigaction_handler.sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    /// - Parameter signal: one that can be handled; the call has no other way to fail.
    static func handle(_ signal: Int32, with handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        #if canImport(Darwin)
            action.__sigaction_u.__sa_handler = handler
        #else
            action.__sigaction_handler.sa_handler = handler
        #endif
        action.sa_flags = Int32(SA_RESTART)
        sigaction(signal, &action, nil)
    }
}
