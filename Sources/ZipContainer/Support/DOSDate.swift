/// A date and time as zip headers hold them: local time without a zone, two-second steps, 1980 to 2107.
public struct DOSDate: Sendable, Hashable {
    /// Years since 1980, month and day: `yyyyyyym mmmddddd`.
    public let date: UInt16
    /// Hours, minutes and half seconds: `hhhhhmmm mmmsssss`.
    public let time: UInt16

    public init(date: UInt16, time: UInt16) {
        self.date = date
        self.time = time
    }

    /// 1980-01-01 00:00:00, the earliest that the format can say.
    public static let earliest = DOSDate(date: 1 << 5 | 1, time: 0)
    /// 2107-12-31 23:59:58.
    public static let latest = DOSDate(date: 127 << 9 | 12 << 5 | 31, time: 23 << 11 | 59 << 5 | 29)
}

extension DOSDate {
    /// A moment in seconds since 1970-01-01 UTC, such as `SOURCE_DATE_EPOCH`. It is written down in UTC whatever the
    /// time zone of the process; moments outside the format's range become its first or last one.
    public init(secondsSinceEpoch seconds: Int64) {
        let (firstSecond, pastLastSecond): (Int64, Int64) = (315_532_800, 4_354_819_200)
        guard seconds >= firstSecond, seconds < pastLastSecond else {
            self = seconds < firstSecond ? .earliest : .latest
            return
        }
        let (days, second) = Int(seconds).quotientAndRemainder(dividingBy: 86_400)
        let (year, month, day) = DOSDate.civilDate(daysSinceEpoch: days)
        self.init(
            date: UInt16((year - 1980) << 9 | month << 5 | day),
            // Shifts bind tighter than division.
            time: UInt16((second / 3600) << 11 | (second / 60 % 60) << 5 | second % 60 / 2))
    }

    /// The Gregorian date that many days after 1970-01-01, for days from 1980 on. Years are counted from 1 March, so that
    /// the leap day is the last of its year.
    private static func civilDate(daysSinceEpoch days: Int) -> (year: Int, month: Int, day: Int) {
        let sinceMarchOfYear0 = days + 719_468
        let (era, dayOfEra) = sinceMarchOfYear0.quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
    }
}
