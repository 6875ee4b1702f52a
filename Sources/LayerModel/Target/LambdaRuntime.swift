/// What the operating system under a Lambda Python runtime brings.
///
/// Python 3.9 to 3.11 run on Amazon Linux 2, 3.12 to 3.14 on Amazon Linux 2023
/// (<https://docs.aws.amazon.com/lambda/latest/dg/lambda-python.html>).
public struct LambdaRuntime: Sendable {
    public let name: String
    /// SONAMEs that a process in the runtime finds without the layer.
    public let libraries: Set<String>

    public static func of(_ target: LambdaTarget) -> LambdaRuntime {
        let loader = target.architecture == .arm64 ? "ld-linux-aarch64.so.1" : "ld-linux-x86-64.so.2"
        var libraries = core.union([loader])
        if target.architecture == .x86 { libraries.insert("libmvec.so.1") }
        guard target.pythonMinor >= 12 else {
            return LambdaRuntime(name: "Amazon Linux 2", libraries: libraries.union(amazonLinux2))
        }
        return LambdaRuntime(name: "Amazon Linux 2023", libraries: libraries.union(amazonLinux2023))
    }

    /// Distributions that the runtimes have preinstalled, by normalised name; their versions vary by region and date.
    public static let packages: Set<String> = [
        "boto3", "botocore", "jmespath", "python-dateutil", "s3transfer", "simplejson", "six", "urllib3",
    ]

    /// glibc's own libraries, the compiler runtime and what CPython itself links against.
    private static let core: Set<String> = [
        "libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libutil.so.1", "libresolv.so.2",
        "libanl.so.1", "libBrokenLocale.so.1", "libnss_files.so.2", "libnss_dns.so.2", "libthread_db.so.1",
        "libgcc_s.so.1", "libstdc++.so.6", "libz.so.1", "libbz2.so.1", "liblzma.so.5", "libsqlite3.so.0",
        "libxml2.so.2",
        "libcurl.so.4", "libuuid.so.1", "libnghttp2.so.14", "libgssapi_krb5.so.2", "libkrb5.so.3", "libk5crypto.so.3",
        "libkrb5support.so.0", "libcom_err.so.2", "libtinfo.so.6", "libncursesw.so.6",
    ]
    private static let amazonLinux2: Set<String> = [
        "libffi.so.6", "libssl.so.10", "libcrypto.so.10", "libreadline.so.6",
    ]
    private static let amazonLinux2023: Set<String> = [
        "libffi.so.8", "libssl.so.3", "libcrypto.so.3", "libzstd.so.1", "liblz4.so.1", "libreadline.so.8",
    ]
}
