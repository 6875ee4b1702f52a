import SystemPackage

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How many cores this process may use at once, at least 1: the cores that it is bound to, or fewer where a container's
/// share of time is smaller.
public func availableCores() -> Int {
    #if os(Linux)
        return max(1, min(boundCores(), cgroupCores() ?? .max))
    #else
        return max(1, sysconf(_SC_NPROCESSORS_ONLN))
    #endif
}

#if os(Linux)
    /// `sched_getaffinity` in a form that needs no GNU extension of the C library.
    private func boundCores() -> Int {
        let status = (try? readFile(at: "/proc/self/status", limit: 1 << 20)) ?? []
        return allowedCores(status: status) ?? sysconf(Int32(_SC_NPROCESSORS_ONLN))
    }

    /// The quota of a container, rounded up: `cpu.max` holds microseconds and the period that they are granted for.
    private func cgroupCores() -> Int? {
        guard let bytes = try? readFile(at: "/sys/fs/cgroup/cpu.max", limit: 4_096) else { return nil }
        return coreQuota(cpuMax: bytes)
    }
#endif

/// The number of set bits in the line `Cpus_allowed:` of `/proc/self/status`, hexadecimal with commas.
package func allowedCores(status: [UInt8]) -> Int? {
    let key = Array("Cpus_allowed:".utf8)
    for line in status.split(separator: UInt8(ascii: "\n")) where line.starts(with: key) {
        let digits = line.dropFirst(key.count).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
        let count = digits.reduce(0) { $0 + $1.nonzeroBitCount }
        return count > 0 ? count : nil
    }
    return nil
}

/// Whole cores from the text of cgroup's `cpu.max` (`200000 100000`), nil for `max` or what cannot be read.
package func coreQuota(cpuMax: [UInt8]) -> Int? {
    let numbers = cpuMax.split { $0 <= 0x20 }.map { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 2, let quota = numbers[0], let period = numbers[1], quota > 0, period > 0 else { return nil }
    return (quota - 1) / period + 1
}
