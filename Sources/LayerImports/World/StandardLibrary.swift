/// The modules that a Python brings itself, by their top-level names.
///
/// From `sys.stdlib_module_names` of CPython 3.10 to 3.13; 3.9 has none, and its names and those of 3.14 are from the
/// documentation of what came and went. Modules that exist on Windows and macOS alone are left out.
enum StandardLibrary {
    static func names(pythonMinor: Int) -> Set<String> {
        var names = words(always)
        for (versions, text) in sometimes where versions.contains(pythonMinor) { names.formUnion(words(text)) }
        return names
    }

    /// What no folder on `sys.path` can replace: compiled into the interpreter, or imported before any code runs.
    static let unshadowed = words(
        """
        _abc _ast _codecs _collections _collections_abc _functools _imp _io _locale _operator _signal
        _sitebuiltins _sre _stat _string _symtable _thread _tracemalloc _warnings _weakref abc atexit builtins
        codecs errno faulthandler gc genericpath io itertools marshal os posix posixpath pwd site stat sys
        time zipimport
        """)

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0.isWhitespace }.map { String($0) })
    }

    private static let sometimes: [(ClosedRange<Int>, String)] = [
        (
            9...9,
            """
            _bootlocale _peg_parser formatter parser symbol
            """
        ),
        (
            9...10,
            """
            binhex
            """
        ),
        (
            9...11,
            """
            _bootsubprocess _sha256 _sha512 asynchat asyncore distutils imp smtpd
            """
        ),
        (
            9...12,
            """
            _crypt aifc audioop cgi cgitb chunk crypt imghdr lib2to3 mailcap nis nntplib ossaudiodev pipes
            sndhdr spwd sunau telnetlib uu xdrlib
            """
        ),
        (
            11...14,
            """
            _tokenize _typing tomllib
            """
        ),
        (
            12...14,
            """
            _pydatetime _pylong _sha2
            """
        ),
        (
            13...14,
            """
            _android_support _colorize _interpchannels _interpqueues _interpreters _ios_support
            _opcode_metadata _pyrepl _suggestions _sysconfig
            """
        ),
        (
            14...14,
            """
            _ast_unparse _hmac _py_warnings _remote_debugging _types _zstd annotationlib compression
            """
        ),
    ]

    private static let always = """
        __future__ _abc _aix_support _ast _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn _codecs_hk
        _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _compat_pickle
        _compression _contextvars _csv _ctypes _curses _curses_panel _datetime _dbm _decimal _elementtree
        _frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq _imp _io _json _locale
        _lsprof _lzma _markupbase _md5 _multibytecodec _multiprocessing _opcode _operator _osx_support _pickle
        _posixshmem _posixsubprocess _py_abc _pydecimal _pyio _queue _random _sha1 _sha3 _signal _sitebuiltins
        _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct _symtable _thread
        _threading_local _tkinter _tracemalloc _uuid _warnings _weakref _weakrefset _zoneinfo abc antigravity
        argparse array ast asyncio atexit base64 bdb binascii bisect builtins bz2 cProfile calendar cmath cmd
        code codecs codeop collections colorsys compileall concurrent configparser contextlib contextvars copy
        copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email encodings
        ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc
        genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib
        importlib inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal
        math mimetypes mmap modulefinder multiprocessing netrc ntpath nturl2path numbers opcode operator
        optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint
        profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline
        reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site
        smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string
        stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap
        this threading time timeit tkinter token tokenize trace traceback tracemalloc tty turtle turtledemo
        types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser wsgiref xml xmlrpc
        zipapp zipfile zipimport zlib zoneinfo
        """
}
