/// The distributions that are known to bring a module of another name.
enum ImportNames {
    /// The usual distribution for a top-level module, as pip is asked for it.
    static func distribution(of module: String) -> String {
        known[module] ?? module.map { $0 == "_" ? "-" : String($0) }.joined()
    }

    private static let known = [
        "Crypto": "pycryptodome", "MySQLdb": "mysqlclient", "OpenSSL": "pyOpenSSL", "PIL": "Pillow",
        "attr": "attrs", "bs4": "beautifulsoup4", "cv2": "opencv-python-headless", "dateutil": "python-dateutil",
        "dns": "dnspython", "docx": "python-docx", "dotenv": "python-dotenv", "fitz": "PyMuPDF", "git": "GitPython",
        "google.protobuf": "protobuf", "grpc": "grpcio", "jose": "python-jose", "jwt": "PyJWT",
        "ldap": "python-ldap", "magic": "python-magic", "netCDF4": "netCDF4", "nacl": "PyNaCl",
        "osgeo": "GDAL", "pkg_resources": "setuptools", "pptx": "python-pptx", "psycopg2": "psycopg2-binary",
        "serial": "pyserial", "skimage": "scikit-image", "sklearn": "scikit-learn", "slugify": "python-slugify",
        "socks": "PySocks", "tables": "tables", "usb": "pyusb", "xlsxwriter": "XlsxWriter", "yaml": "PyYAML",
        "zmq": "pyzmq",
    ]
}
