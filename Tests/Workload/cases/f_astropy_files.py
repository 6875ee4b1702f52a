"""astropy: FITS, tables, images, world coordinates."""


def case_fits(work):
    """Images, tables, compressed images, headers, checksums, memory maps, diffs, verification."""
    import numpy as np
    from astropy.io import fits

    data = np.arange(12000, dtype="i2").reshape(100, 120)
    header = fits.Header([("OBJECT", "M31", "target"), ("HIERARCH LONG KEYWORD", 5), ("EXPTIME", 1.5)])
    header["HISTORY"] = "made by the workload " * 5
    columns = [
        fits.Column("id", "J", array=np.arange(5)),
        fits.Column("name", "8A", array=["a", "bb", "ccc", "d", "e"]),
        fits.Column("vec", "3E", array=np.ones((5, 3))),
        fits.Column("var", "PJ()", array=np.array([np.arange(i + 1) for i in range(5)], dtype=object)),
        fits.Column("flag", "L", array=[True, False] * 2 + [True]),
    ]
    units = fits.HDUList(
        [
            fits.PrimaryHDU(data, header),
            fits.ImageHDU(data.astype("f4"), name="SCI"),
            fits.BinTableHDU.from_columns(columns, name="TAB"),
            fits.TableHDU.from_columns([fits.Column("a", "I6", array=[1, 2])], name="ASCII"),
        ]
    )
    units.writeto(work / "a.fits", checksum=True)
    with fits.open(work / "a.fits", checksum=True, memmap=True) as read:
        assert read["SCI"].data.sum() == data.sum() and read[0].header["LONG KEYWORD"] == 5
        assert read["TAB"].data["var"][4].tolist() == [0, 1, 2, 3, 4] and read["ASCII"].data["a"].sum() == 3
        assert read["TAB"].data["flag"].sum() == 3 and len(read.info(output=False)) == 4
        read.verify("exception")
    for codec in ("RICE_1", "GZIP_1", "GZIP_2", "PLIO_1", "HCOMPRESS_1"):
        kind = np.abs(data) % 100 if codec == "PLIO_1" else data
        fits.CompImageHDU(kind.astype("i4"), compression_type=codec).writeto(work / f"{codec}.fits")
        assert (fits.getdata(work / f"{codec}.fits", 1) == kind).all(), codec
        with fits.open(work / f"{codec}.fits") as read:
            assert (read[1].section[10:20, 30:40] == kind[10:20, 30:40]).all()
    fits.CompImageHDU(data.astype("f4"), compression_type="RICE_1", quantize_level=16).writeto(work / "q.fits")
    assert abs(fits.getdata(work / "q.fits", 1) - data).max() < 500
    for suffix in ("gz", "bz2"):
        units.writeto(work / f"a.fits.{suffix}")
        assert fits.getval(work / f"a.fits.{suffix}", "OBJECT") == "M31"
    with fits.open(work / "a.fits", mode="update") as update:
        update[0].header["OBJECT"] = "M33"
        update[0].data[0, 0] = 77
    assert fits.getheader(work / "a.fits")["OBJECT"] == "M33"
    assert not fits.FITSDiff(str(work / "a.fits"), str(work / "a.fits.gz")).identical
    stream = fits.StreamingHDU(
        str(work / "s.fits"), fits.Header([("SIMPLE", True), ("BITPIX", 16), ("NAXIS", 1), ("NAXIS1", 4)])
    )
    assert stream.write(np.arange(4, dtype="i2"))
    stream.close()


def case_tables(work):
    """Tables with units and masks, joins, groups, every text format, ECSV, VOTable, FITS, Parquet, pandas."""
    import io

    import astropy.units as u
    import numpy as np
    from astropy.coordinates import SkyCoord
    from astropy.io import ascii, votable
    from astropy.table import Column, MaskedColumn, QTable, Table, hstack, join, unique, vstack
    from astropy.time import Time

    t = Table({"a": [3, 1, 2], "b": [1.5, 2.5, 3.5], "s": ["x", "y", "x"]}, meta={"k": [1, {"z": 2}]})
    t["b"].unit = "km / s"
    t["m"] = MaskedColumn([1, 2, 3], mask=[False, True, False])
    t.add_index("a")
    assert t.loc[2]["b"] == 3.5 and t.group_by("s").groups.aggregate(np.sum)["a"].tolist() == [5, 1]
    assert len(join(t, Table({"a": [1, 2], "c": [7, 8]}), keys="a")) == 2
    assert len(vstack([t, t])) == 6 and len(unique(vstack([t, t]), keys="a")) == 3 and len(hstack([t, t]).colnames) == 8
    q = QTable({"t": Time(["2020-01-01", "2021-01-01"]), "c": SkyCoord([1, 2], [3, 4], unit="deg"), "v": [1, 2] * u.km})
    q.write(work / "q.ecsv")
    back = QTable.read(work / "q.ecsv")
    assert (back["t"] == q["t"]).all() and back["c"].dec[1].deg == 4 and back["v"].unit == u.km
    q.write(work / "q.fits")
    assert QTable.read(work / "q.fits")["v"][1] == 2 * u.km
    plain = t["a", "b", "s"]
    for form in (
        "csv",
        "tab",
        "basic",
        "commented_header",
        "fixed_width",
        "fixed_width_two_line",
        "ipac",
        "rst",
        "latex",
        "aastex",
        "ecsv",
        "mrt",
    ):
        out = io.StringIO()
        ascii.write(plain, out, format=form)
        if form not in ("latex", "aastex", "mrt"):
            assert ascii.read(out.getvalue(), format=form)["a"].tolist() == [3, 1, 2], form
        assert "2.5" in out.getvalue(), form
    assert ascii.read("a,b\n1,2\n")["b"][0] == 2 and ascii.read("1 2\n3 4", format="no_header")["col2"].sum() == 6
    for fast in (True, False, {"chunk_size": 100}):
        assert ascii.read("a b\n" + "1 2\n" * 100, format="basic", fast_reader=fast)["b"].sum() == 200
    votable.writeto(votable.from_table(plain), str(work / "v.xml"))
    parsed = votable.parse(work / "v.xml", verify="exception")
    assert parsed.get_first_table().array["a"].tolist() == [3, 1, 2]
    plain.write(work / "vb.xml", format="votable", tabledata_format="binary2")
    assert Table.read(work / "vb.xml")["s"].tolist() == ["x", "y", "x"] and votable.is_votable(work / "vb.xml")
    plain.write(work / "t.parquet")
    assert Table.read(work / "t.parquet")["a"].sum() == 6
    assert Table.from_pandas(plain.to_pandas())["b"].sum() == 7.5 and "km / s" in "\n".join(t.pformat(show_unit=True))
    plain.write(work / "t.csv", format="ascii.csv")
    assert Table.read(work / "t.csv")["a"].sum() == 6
    out = io.StringIO()
    t.info(out=out)
    assert "float64" in out.getvalue() and isinstance(t["a"], Column)
    assert "<td>3</td>" in t._repr_html_()


def case_wcs_and_images(work):
    """World coordinates with distortions, image data, cutouts, convolution, uncertainties, visualisation."""
    import astropy.units as u
    import numpy as np
    from astropy.convolution import Gaussian2DKernel, Tophat2DKernel, convolve, convolve_fft, interpolate_replace_nans
    from astropy.coordinates import SkyCoord
    from astropy.io import fits
    from astropy.nddata import CCDData, Cutout2D, NDDataRef, StdDevUncertainty, block_reduce
    from astropy.stats import gaussian_fwhm_to_sigma
    from astropy.visualization import AsinhStretch, ZScaleInterval, make_lupton_rgb
    from astropy.wcs import WCS, Sip
    from astropy.wcs.utils import fit_wcs_from_points, pixel_to_skycoord, proj_plane_pixel_scales

    w = WCS(naxis=2)
    w.wcs.crpix, w.wcs.cdelt, w.wcs.crval, w.wcs.ctype = [50, 50], [-0.01, 0.01], [10, 20], ["RA---TAN", "DEC--TAN"]
    w.wcs.set()
    sky = w.pixel_to_world(49, 49)
    assert abs(sky.ra.deg - 10) < 1e-9 and np.allclose(
        w.world_to_pixel(SkyCoord(10.1, 20.1, unit="deg")), w.all_world2pix(10.1, 20.1, 0)
    )
    assert WCS(w.to_header()).wcs.compare(w.wcs, tolerance=1e-9) and np.allclose(proj_plane_pixel_scales(w), 0.01)
    for code in ("SIN", "ARC", "ZEA", "CAR", "MER", "AIT", "MOL", "HPX", "STG", "CEA"):
        p = w.deepcopy()
        p.wcs.ctype = [f"RA---{code}", f"DEC--{code}"]
        p.wcs.crval = [10, 0]
        assert np.allclose(p.wcs_world2pix(p.wcs_pix2world([[30.0, 60.0]], 0), 0), [[30, 60]]), code
    bent = w.deepcopy()
    bent.wcs.ctype = ["RA---TAN-SIP", "DEC--TAN-SIP"]
    a = np.zeros((3, 3))
    a[2, 0] = 1e-5
    bent.sip = Sip(a, a, None, None, [50, 50])
    assert np.allclose(bent.all_world2pix(bent.all_pix2world([[10.0, 90.0]], 0), 0), [[10, 90]], atol=1e-3)
    cube = WCS(
        fits.Header(
            {
                "CTYPE1": "RA---TAN",
                "CTYPE2": "DEC--TAN",
                "CTYPE3": "FREQ",
                "CUNIT3": "Hz",
                "CRVAL3": 1e9,
                "CDELT3": 1e6,
                "CRPIX3": 1,
                "NAXIS": 3,
            }
        )
    )
    assert cube.celestial.naxis == 2 and cube.spectral.pixel_to_world(1).to(u.GHz).value > 1
    assert pixel_to_skycoord(1, 1, w).dec.deg < 20 and w.footprint_contains(sky) is not None

    image = np.random.default_rng(2).normal(100, 5, (100, 100))
    image[40, 40] = np.nan
    kernel = Gaussian2DKernel(3 * gaussian_fwhm_to_sigma)
    assert np.isfinite(interpolate_replace_nans(image, kernel)).all()
    assert np.allclose(convolve(np.ones((9, 9)), Tophat2DKernel(1), boundary="extend"), 1)
    assert np.allclose(convolve_fft(np.ones((32, 32)), kernel, boundary="wrap"), 1)
    ccd = CCDData(image, unit="adu", wcs=w, mask=np.isnan(image), uncertainty=StdDevUncertainty(np.sqrt(np.abs(image))))
    ccd.multiply(2 * u.electron / u.adu).write(work / "ccd.fits")
    assert CCDData.read(work / "ccd.fits").unit == u.electron
    assert Cutout2D(ccd.data, sky, (10, 10), wcs=w).shape == (10, 10) and block_reduce(np.ones((4, 4)), 2).sum() == 16
    total = NDDataRef([1.0], uncertainty=StdDevUncertainty([3.0])).add(
        NDDataRef([1.0], uncertainty=StdDevUncertainty([4.0]))
    )
    assert total.uncertainty.array[0] == 5
    low, high = ZScaleInterval().get_limits(image[:30])
    assert low < 100 < high and AsinhStretch()(np.array([0.0, 1.0])).tolist() == [0, 1]
    assert make_lupton_rgb(image[:9, :9], image[:9, :9], image[:9, :9]).dtype == "uint8"
    points = np.meshgrid(np.arange(5) * 20.0, np.arange(5) * 20.0)
    try:
        fit_wcs_from_points((points[0].ravel(), points[1].ravel()), w.pixel_to_world(*[p.ravel() for p in points]))
    except ModuleNotFoundError as error:
        assert "scipy" in str(error), error
