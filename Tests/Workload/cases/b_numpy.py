"""numpy: numerics, random numbers, files, threads, its testing module."""


def case_numpy_linear_algebra(work):
    """Linear algebra through OpenBLAS, fft, polynomials, einsum."""
    import numpy as np
    from numpy.polynomial import Chebyshev, Hermite, Legendre, Polynomial

    rng = np.random.default_rng(7)
    a = rng.normal(size=(60, 60))
    b = rng.normal(size=60)
    assert np.allclose(a @ np.linalg.solve(a, b), b)
    u, s, vt = np.linalg.svd(a)
    assert np.allclose((u * s) @ vt, a)
    q, r = np.linalg.qr(a)
    assert np.allclose(q @ r, a) and np.allclose(q.T @ q, np.eye(60))
    values, vectors = np.linalg.eigh(a + a.T)
    assert np.allclose((a + a.T) @ vectors, vectors * values)
    assert np.allclose(np.linalg.inv(a) @ a, np.eye(60)) and np.isclose(np.linalg.det(np.eye(3) * 2), 8)
    spd = a @ a.T + np.eye(60)
    low = np.linalg.cholesky(spd)
    assert np.allclose(low @ low.T, spd) and np.linalg.matrix_rank(a) == 60
    solution = np.linalg.lstsq(np.vander([1, 2, 3, 4], 2), [3, 5, 7, 9], rcond=None)[0]
    assert np.allclose(solution, [2, 1]) and np.linalg.eigvals(np.diag([1, 2])).sum() == 3
    single = a.astype("f4")
    assert np.allclose(single @ np.linalg.inv(single), np.eye(60), atol=1e-2)
    assert np.allclose(np.linalg.solve(a + 1j * a, b + 0j) @ np.ones(60), np.linalg.inv(a + 1j * a) @ b @ np.ones(60))

    signal = rng.normal(size=256)
    assert np.allclose(np.fft.ifft(np.fft.fft(signal)).real, signal)
    assert np.allclose(np.fft.irfft(np.fft.rfft(signal)), signal)
    assert np.allclose(np.fft.ifftn(np.fft.fftn(a)).real, a) and np.fft.fftfreq(4).tolist() == [0, 0.25, -0.5, -0.25]

    p = Polynomial([1, 2, 3])
    assert np.allclose(Polynomial.fit([0, 1, 2], p(np.array([0, 1, 2])), 2).convert().coef, [1, 2, 3])
    for kind in (Chebyshev, Hermite, Legendre):
        assert np.allclose(p.convert(kind=kind)(0.3), p(0.3)), kind
    assert np.allclose(sorted(np.roots([1, -3, 2])), [1, 2])
    assert np.allclose(np.einsum("ij,jk->ik", a, a, optimize=True), a @ a)
    assert np.allclose(np.tensordot(a, a, axes=1), a @ a) and np.convolve([1, 2], [1, 1]).tolist() == [1, 3, 2]


def case_numpy_arrays(work):
    """Random generators, masked and structured arrays, strings, dates, files, memory maps, pickles."""
    import io
    import pickle

    import numpy as np
    import numpy.lib.recfunctions as rfn
    import numpy.ma as ma
    from numpy.lib.stride_tricks import sliding_window_view

    for bits in (np.random.PCG64, np.random.MT19937, np.random.Philox, np.random.SFC64, np.random.PCG64DXSM):
        rng = np.random.Generator(bits(5))
        assert 0 <= rng.random() < 1 and rng.integers(3, size=4).max() < 3 and rng.poisson(4) >= 0
        assert sorted(rng.permutation(5)) == [0, 1, 2, 3, 4]
        state = pickle.loads(pickle.dumps(rng))
        assert state.normal() == rng.normal()
    np.random.seed(3)
    assert round(np.random.rand(), 6) == 0.550798
    assert np.random.default_rng(1).multivariate_normal([0, 0], np.eye(2), size=3).shape == (3, 2)

    m = ma.masked_greater(np.arange(6.0), 3)
    assert m.sum() == 6 and m.filled(-1).tolist() == [0, 1, 2, 3, -1, -1] and ma.median(m) == 1.5
    records = np.array([(1, 2.5, "a"), (2, 3.5, "b")], dtype=[("i", "i4"), ("f", "f8"), ("s", "U4")])
    assert rfn.append_fields(records, "x", [7, 8], usemask=False)["x"].tolist() == [7, 8]
    assert np.rec.array(records).f.sum() == 6 and np.strings.upper(records["s"]).tolist() == ["A", "B"]
    assert np.char.add(records["s"], "z").tolist() == ["az", "bz"]
    days = np.arange("2024-02-27", "2024-03-02", dtype="M8[D]")
    assert len(days) == 4 and np.busday_count("2024-01-01", "2024-02-01") == 23
    assert np.array(["x", None, "long string"], dtype=np.dtypes.StringDType(na_object=None))[2] == "long string"
    assert sliding_window_view(np.arange(5), 3).sum(axis=1).tolist() == [3, 6, 9]
    assert np.histogram([1, 2, 2, 3], bins=3)[0].tolist() == [1, 2, 1] and np.percentile([1, 2, 3], 50) == 2
    assert np.unique([3, 1, 3], return_counts=True)[1].tolist() == [1, 2] and np.isclose(np.trapezoid([0, 1, 2]), 2)

    np.savez_compressed(work / "a.npz", m=m.data, s=records)
    with np.load(work / "a.npz") as saved:
        assert saved["s"]["f"].tolist() == [2.5, 3.5]
    mapped = np.lib.format.open_memmap(work / "m.npy", mode="w+", dtype="f8", shape=(4, 4))
    mapped[:] = 2
    mapped.flush()
    assert np.load(work / "m.npy", mmap_mode="r").sum() == 32
    np.savetxt(work / "t.txt", [[1, 2], [3, 4]])
    assert np.loadtxt(work / "t.txt").sum() == 10 and np.genfromtxt(io.StringIO("1,,3"), delimiter=",")[2] == 3
    assert pickle.loads(pickle.dumps(records, protocol=5))["i"].sum() == 3


def case_numpy_tools(work):
    """numpy.testing, typing, f2py's front end, ctypes, warnings, threads, logging of its configuration."""
    import contextlib
    import ctypes
    import io
    from concurrent.futures import ThreadPoolExecutor

    import numpy as np
    import numpy.ctypeslib as ctl
    import numpy.exceptions
    import numpy.f2py
    import numpy.testing as npt
    import numpy.typing as nt

    npt.assert_allclose([1.0, 2.0], [1.0, 2.0 + 1e-9])
    npt.assert_array_equal(np.eye(2), np.eye(2))
    with npt.assert_raises(AssertionError):
        npt.assert_array_almost_equal([1.0], [1.5])
    with npt.assert_warns(RuntimeWarning):
        np.log(np.array([-1.0]))
    npt.assert_string_equal("a", "a")
    assert nt.NDArray[np.float64] is not None and callable(numpy.f2py.get_include)
    array = np.arange(3, dtype="i4")
    assert ctl.as_ctypes(array)[2] == 2 and ctl.as_array((ctypes.c_int * 2)(4, 5)).sum() == 9
    with ThreadPoolExecutor(4) as pool:
        sums = list(pool.map(lambda seed: np.linalg.norm(np.random.default_rng(seed).normal(size=(80, 80))), range(8)))
    assert len(set(sums)) == 8
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        np.show_config()
        np.show_runtime()
        np.info(np.linalg.norm)
    assert "openblas" in text.getvalue().lower() and np.array2string(np.eye(2))
    try:
        np.zeros(2).reshape(3)
    except ValueError as error:
        assert "cannot reshape" in str(error)
    assert np.exceptions.AxisError and np.lib.NumpyVersion("2.2.6") < "2.3.0"
