#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The time zone of the process. libzip before 1.11 converts the dates that it is given to local time and back, which
/// moves those around a change of daylight saving time.
public enum ProcessTimeZone {
    private static let isUTC: Bool = {
        let isSet = setenv("TZ", "UTC0", 1) == 0
        tzset()
        return isSet
    }()

    /// Makes UTC the time zone of the process, once and for good. Writing an archive does it too; a program with several
    /// threads should call it before it starts the second, because the environment has no lock.
    public static func setUTC() {
        _ = isUTC
    }
}
