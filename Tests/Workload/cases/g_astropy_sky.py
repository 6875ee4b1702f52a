"""astropy: units, time, coordinates, models, statistics, cosmology, the package as a whole."""


def case_units_and_cosmology(work):
    """Units, equivalencies, constants, cosmologies and their files."""
    import pickle

    import astropy.constants as const
    import astropy.units as u
    import numpy as np
    from astropy.cosmology import FLRW, WMAP9, Cosmology, FlatLambdaCDM, Planck13, Planck15, Planck18, default_cosmology
    from astropy.units import cds, imperial
    from astropy.utils.masked import Masked

    assert (1 * u.AU).to_value(u.km) > 1.49e8 and (500 * u.nm).to(u.THz, equivalencies=u.spectral()).value > 599
    for form in ("generic", "fits", "vounit", "ogip", "cds", "latex", "unicode", "console"):
        text = (u.km / u.s**2).to_string(form)
        if form in ("generic", "fits", "vounit", "ogip", "cds"):
            assert u.Unit(text, format=form) == u.km / u.s**2, form
    assert (
        u.Unit("erg / (s cm2 Angstrom)").is_equivalent(u.W / u.m**3) and abs(u.Magnitude(100 * u.ct).value + 5) < 1e-9
    )
    assert (1 * imperial.mile).to(u.m).value == 1609.344 and cds.mmHg is not None
    assert np.hypot(3 * u.m, 400 * u.cm) == 5 * u.m and pickle.loads(pickle.dumps([1, 2] * u.Jy)).sum() == 3 * u.Jy
    assert (const.G * const.M_sun / const.c**2).to(u.km).value < 1.5 and const.h.uncertainty == 0
    with u.set_enabled_equivalencies(u.temperature()):
        assert abs((0 * u.deg_C).to(u.K).value - 273.15) < 1e-9
    assert np.nanmax(Masked([1, 2, 3] * u.m, mask=[False, True, False]).filled(np.nan)) == 3 * u.m

    for cosmology in (Planck13, Planck15, Planck18, WMAP9):
        assert 13 < cosmology.hubble_time.to_value(u.Gyr) < 15 and isinstance(cosmology, FLRW)
        assert cosmology.efunc(1.0) > 1 and cosmology.Ob(0) > 0.04
    flat = FlatLambdaCDM(H0=70 * u.km / u.s / u.Mpc, Om0=0.3, name="mine")
    flat.write(work / "c.ecsv")
    assert Cosmology.read(work / "c.ecsv") == flat and flat.clone(Om0=0.25).Om0 == 0.25
    assert Cosmology.from_format(flat.to_format("yaml"), format="yaml") == flat
    assert default_cosmology.get().name == "Planck18" and flat.to_format("astropy.table")["Om0"][0] == 0.3
    try:
        assert 6600 < Planck18.luminosity_distance(1).to_value(u.Mpc) < 6900
    except ModuleNotFoundError as error:
        assert "scipy" in str(error), error


def case_time(work):
    """Every scale and format, UT1 from the bundled tables without a network, leap seconds, sidereal time."""
    import astropy.units as u
    import numpy as np
    from astropy.coordinates import EarthLocation
    from astropy.time import Time, TimeDelta
    from astropy.timeseries import BoxLeastSquares, LombScargle, TimeSeries, aggregate_downsample
    from astropy.utils import iers

    t = Time("2016-12-31T23:59:60", scale="utc")
    for scale in ("tai", "tt", "tcg", "tcb", "tdb", "ut1"):
        assert abs((getattr(t, scale).utc - t).to_value(u.ns)) < 1, scale
    assert abs(t.delta_ut1_utc) < 0.9 and (t.tai - t.utc.tai).sec == 0
    assert abs(Time("2017-01-01") - Time("2016-12-31") - TimeDelta(86401, format="sec")) < 1 * u.ns
    for form in (
        "jd",
        "mjd",
        "unix",
        "cxcsec",
        "gps",
        "decimalyear",
        "byear_str",
        "jyear_str",
        "isot",
        "fits",
        "yday",
        "datetime64",
        "ymdhms",
        "plot_date",
    ):
        assert getattr(Time(2460000.5, format="jd"), form) is not None
    assert Time("J2000").jd == 2451545 and Time.strptime("2024-060", "%Y-%j").isot.startswith("2024-02-29")
    place = EarthLocation.from_geodetic(-155.47 * u.deg, 19.82 * u.deg, 4205 * u.m)
    assert 0 <= Time("2024-05-01", location=place).sidereal_time("apparent").hourangle < 24
    assert Time("2024-05-01").earth_rotation_angle(0 * u.deg).deg > 0
    assert (
        len(iers.IERS_B.open()) > 10000
        and len(iers.IERS_A.open(iers.IERS_A_FILE)) > 15000
        and len(iers.LeapSeconds.auto_open()) >= 28
    )
    with iers.conf.set_temp("auto_download", False):
        assert len(iers.earth_orientation_table.get()) > 10000
        times = Time(np.linspace(58000, 60000, 9), format="mjd")
        assert np.all(np.abs(times.ut1.mjd - times.mjd) < 1e-5)
    series = TimeSeries(time_start="2024-01-01", time_delta=1 * u.h, n_samples=100)
    series["flux"] = np.sin(2 * np.pi * np.arange(100) / 10)
    frequency, power = LombScargle(np.arange(100), series["flux"]).autopower(method="slow", maximum_frequency=0.5)
    assert abs(frequency[power.argmax()] - 0.1) < 0.01 and len(
        aggregate_downsample(series, time_bin_size=10 * u.h)
    ) in (10, 11)
    transit = np.where(np.arange(200) % 20 < 3, 0.9, 1.0)
    assert abs(BoxLeastSquares(np.arange(200.0), transit).power([19.0, 20.0, 21.0], 3.0).power.argmax()) == 1


def case_coordinates(work):
    """Frames down to AltAz, matching, separations, precession, Sun and planets, earth locations, pickles."""
    import pickle

    import astropy.units as u
    import numpy as np
    from astropy.coordinates import (
        CIRS,
        FK4,
        FK5,
        GCRS,
        ICRS,
        ITRS,
        TEME,
        AltAz,
        Angle,
        CartesianRepresentation,
        Distance,
        EarthLocation,
        Galactic,
        Galactocentric,
        GeocentricTrueEcliptic,
        SkyCoord,
        SkyOffsetFrame,
        SpectralCoord,
        get_body,
        get_constellation,
        get_sun,
        match_coordinates_sky,
        solar_system_ephemeris,
    )
    from astropy.time import Time
    from astropy.utils import iers

    iers.conf.auto_download = False
    star = SkyCoord(
        "05h16m41.3s +45d59m53s",
        distance=13 * u.pc,
        pm_ra_cosdec=75 * u.mas / u.yr,
        pm_dec=-427 * u.mas / u.yr,
        radial_velocity=30 * u.km / u.s,
        obstime=Time("J2000"),
    )
    when = Time("2024-01-01T05:00:00")
    place = EarthLocation(lat=51.48 * u.deg, lon=0 * u.deg, height=50 * u.m)
    for frame in (
        FK4(),
        FK5(equinox="J1975"),
        Galactic(),
        Galactocentric(),
        GeocentricTrueEcliptic(obstime=when),
        GCRS(obstime=when),
        CIRS(obstime=when),
        ITRS(obstime=when),
        TEME(obstime=when),
    ):
        there = star.transform_to(frame)
        assert there.transform_to(ICRS()).separation(star).arcsec < 1e-2, frame
    horizontal = star.transform_to(AltAz(obstime=when, location=place, pressure=1000 * u.hPa, temperature=5 * u.deg_C))
    assert -90 < horizontal.alt.deg < 90 and abs(horizontal.transform_to(ICRS()).ra.deg - star.ra.deg) < 1e-6
    assert star.apply_space_motion(new_obstime=Time("J2050")).separation(star).arcsec > 20
    assert (
        get_constellation(star) == "Auriga"
        and get_sun(when).transform_to(AltAz(obstime=when, location=place)).alt.deg < 0
    )
    with solar_system_ephemeris.set("builtin"):
        assert get_body("mars", when, place).distance.au > 1 and get_body("moon", when).distance.to_value(u.km) < 410000
    rng = np.random.default_rng(4)
    many = SkyCoord(rng.uniform(0, 360, 50), rng.uniform(-80, 80, 50), unit="deg")
    try:
        index, separation, _ = match_coordinates_sky(many[10:20], many)
        assert index.tolist() == list(range(10, 20)) and separation.max().deg == 0
    except ModuleNotFoundError as error:
        assert "scipy" in str(error), error
    assert many.separation(many[0]).argmin() == 0 and many[0].position_angle(many[1]) is not None
    assert abs(many[0].directional_offset_by(30 * u.deg, 1 * u.deg).separation(many[0]).deg - 1) < 1e-9
    assert abs(many.transform_to(SkyOffsetFrame(origin=many[0]))[0].lon.wrap_at("180d").deg) < 1e-9
    assert abs(Angle("1h30m").deg - 22.5) < 1e-9 and Angle(-1.5 * u.deg).to_string(sep=":") == "-1:30:00"
    assert Distance(parallax=100 * u.mas).pc == 10 and CartesianRepresentation(1, 2, 2).norm() == 3
    assert pickle.loads(pickle.dumps(many)).separation(many).max().deg == 0
    assert SpectralCoord(500 * u.nm).to(u.GHz).value > 5e5
    assert abs(star.radial_velocity_correction(obstime=when, location=place).to_value(u.km / u.s)) < 31
    assert abs(place.geodetic.lat.deg - 51.48) < 1e-9
