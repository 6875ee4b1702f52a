"""What astropy is used for, a little of each part. All without a network."""


def use_units(site):
    """units and constants"""
    from astropy import constants
    from astropy import units as u

    assert abs((1 * u.pc).to_value(u.m) / 3.0856775814913674e16 - 1) < 1e-12
    assert constants.c.unit == u.m / u.s


def use_times(site):
    """time scales, with UT1 from the IERS table in the layer"""
    from astropy.time import Time
    from astropy.utils import iers

    iers.conf.auto_download = False
    moment = Time("2020-06-01T00:00:00", scale="utc")
    assert abs((moment.tai.jd - moment.utc.jd) * 86400 - 37) < 1e-3
    assert 0 < abs(float(moment.delta_ut1_utc)) < 1


def use_coordinates(site):
    """frames: ICRS to Galactic, and to AltAz"""
    from astropy import units as u
    from astropy.coordinates import AltAz, EarthLocation, SkyCoord
    from astropy.time import Time
    from astropy.utils import iers

    iers.conf.auto_download = False
    star = SkyCoord(10.68458 * u.deg, 41.26917 * u.deg)
    assert abs(star.galactic.l.deg - 121.174) < 0.01
    frame = AltAz(obstime=Time("2020-01-01T00:00:00"), location=EarthLocation(lat=40 * u.deg, lon=-105 * u.deg))
    assert -90 <= star.transform_to(frame).alt.deg <= 90


def use_tables(site):
    """tables through ECSV, VOTable and FITS"""
    import io

    from astropy.io import fits
    from astropy.table import Table

    table = Table({"a": [1, 2, 3], "b": [0.5, 1.5, 2.5]})
    text = io.StringIO()
    table.write(text, format="ascii.ecsv")
    assert list(Table.read(text.getvalue(), format="ascii.ecsv")["a"]) == [1, 2, 3]
    data = io.BytesIO()
    table.write(data, format="votable")
    data.seek(0)
    assert list(Table.read(data, format="votable")["a"]) == [1, 2, 3]
    assert list(Table(fits.BinTableHDU(table).data)["b"]) == [0.5, 1.5, 2.5]


def use_fits_and_wcs(site):
    """a FITS image with a WCS, compressed and back"""
    import io

    import numpy
    from astropy.io import fits
    from astropy.wcs import WCS

    wcs = WCS(naxis=2)
    wcs.wcs.ctype = ["RA---TAN", "DEC--TAN"]
    wcs.wcs.crval, wcs.wcs.crpix, wcs.wcs.cdelt = [10, 20], [5, 5], [-0.1, 0.1]
    image = numpy.arange(100, dtype="int16").reshape(10, 10)
    stream = io.BytesIO()
    fits.HDUList([fits.PrimaryHDU(), fits.CompImageHDU(image, wcs.to_header())]).writeto(stream)
    stream.seek(0)
    with fits.open(stream) as file:
        assert (file[1].data == image).all()
        assert numpy.allclose(WCS(file[1].header).wcs_pix2world([[4, 4]], 0), [[10, 20]])


def use_models(site):
    """modelling, convolution, statistics, cosmology and NDData"""
    import numpy
    from astropy.convolution import Gaussian1DKernel, convolve
    from astropy.modeling import models
    from astropy.nddata import CCDData
    from astropy.stats import sigma_clipped_stats
    from astropy.timeseries import LombScargle

    assert abs(models.Gaussian1D(2, 0, 1)(0) - 2) < 1e-12
    assert convolve(numpy.ones(20), Gaussian1DKernel(1), boundary="extend").shape == (20,)
    assert sigma_clipped_stats(numpy.ones(50))[0] == 1
    assert CCDData(numpy.ones((2, 2)), unit="adu").unit == "adu"
    moments = numpy.linspace(0, 10, 60)
    assert LombScargle(moments, numpy.sin(moments)).power([0.16]).shape == (1,)


def use_bibliography(site):
    """the citation, the logger and system_info, which import astropy sets up"""
    import astropy

    assert astropy.__citation__.startswith("@ARTICLE")
    assert astropy.log.name == "astropy"
    with astropy.conf.set_temp("use_color", False):
        assert not astropy.conf.use_color
