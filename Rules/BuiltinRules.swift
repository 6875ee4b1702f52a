/// The rule files that come with the tool, by their path in `Rules/`.
public enum BuiltinRules {
    /// Sorted by name. A test compares the table with the folder.
    public static let files: [(name: String, bytes: [UInt8])] = [
        ("default.rules", PackageResources.default_rules),
        ("packages/astropy-iers-data.rules", PackageResources.astropy_iers_data_rules),
        ("packages/astropy.rules", PackageResources.astropy_rules),
        ("packages/boto3.rules", PackageResources.boto3_rules),
        ("packages/botocore.rules", PackageResources.botocore_rules),
        ("packages/certifi.rules", PackageResources.certifi_rules),
        ("packages/fastparquet.rules", PackageResources.fastparquet_rules),
        ("packages/hdf5plugin.rules", PackageResources.hdf5plugin_rules),
        ("packages/healpy.rules", PackageResources.healpy_rules),
        ("packages/lazy-loader.rules", PackageResources.lazy_loader_rules),
        ("packages/multidict.rules", PackageResources.multidict_rules),
        ("packages/netcdf4.rules", PackageResources.netcdf4_rules),
        ("packages/numba.rules", PackageResources.numba_rules),
        ("packages/numpy.rules", PackageResources.numpy_rules),
        ("packages/pandas.rules", PackageResources.pandas_rules),
        ("packages/pip.rules", PackageResources.pip_rules),
        ("packages/pyarrow.rules", PackageResources.pyarrow_rules),
        ("packages/pytz.rules", PackageResources.pytz_rules),
        ("packages/scipy.rules", PackageResources.scipy_rules),
        ("packages/setuptools.rules", PackageResources.setuptools_rules),
        ("packages/tqdm.rules", PackageResources.tqdm_rules),
        ("packages/tzdata.rules", PackageResources.tzdata_rules),
        ("optional/aws-s3-only.rules", PackageResources.aws_s3_only_rules),
        ("optional/pyarrow-remote-filesystems.rules", PackageResources.pyarrow_remote_filesystems_rules),
        ("optional/runtime-sdk.rules", PackageResources.runtime_sdk_rules),
        ("optional/sboms.rules", PackageResources.sboms_rules),
    ]

    /// The file of this name; `default`, `default.rules` and `rules/default.rules` are one.
    public static func file(named name: String) -> (name: String, bytes: [UInt8])? {
        let bare = name.hasPrefix("rules/") ? String(name.dropFirst("rules/".count)) : name
        let full = bare.hasSuffix(".rules") ? bare : bare + ".rules"
        return files.first { $0.name == full }
    }
}
