/// The program that imports one module: arguments are the module, the site root and the seconds it may take.
///
/// It says nothing and ends with 0, or prints the exception in one line, then the file and line of the layer that raised
/// it where there is one, and ends with 1. Whatever the module prints or reads goes nowhere.
enum ProbeProgram {
    static let text = """
        import importlib, os, signal, sys, traceback

        name, site, seconds = sys.argv[1:]
        answer = os.dup(1)
        nothing = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(nothing, descriptor)
        signal.alarm(int(seconds))
        sys.argv[:] = [""]
        sys.path.insert(0, site)
        site += os.sep
        try:
            importlib.import_module(name)
        except BaseException as error:
            signal.alarm(0)
            lines = traceback.format_exception_only(type(error), error)
            text = " ".join(lines[-1].split()).replace(site, "")
            if len(lines) > 1 and isinstance(error, SyntaxError):
                text += f" ({error.filename}:{error.lineno})".replace(site, "")
            places = [
                f"{frame.filename[len(site):]}:{frame.lineno}"
                for frame in traceback.extract_tb(error.__traceback__)
                if frame.filename.startswith(site)
            ]
            said = "\\n".join([text[:1000]] + places[-1:]) + "\\n"
            os.write(answer, said.encode("utf-8", "backslashreplace"))
            os._exit(1)
        os._exit(0)
        """

    /// Prints implementation, version, system and machine, with spaces between.
    static let identification = """
        import platform, sys
        print(sys.implementation.name, "%d.%d" % sys.version_info[:2], platform.system(), platform.machine())
        """
}
