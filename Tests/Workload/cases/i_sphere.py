"""healpy, shapely and mortie."""


def case_healpy(work):
    """Harmonics both ways, pixels, discs, rotations, smoothing, maps on disk, masks."""
    import healpy as hp
    import numpy as np

    nside, lmax = 32, 64
    cl = 1.0 / (np.arange(lmax + 1) + 10.0) ** 2
    np.random.seed(5)
    sky = hp.synfast(cl, nside, lmax=lmax, new=True)
    alm = hp.map2alm(sky, lmax=lmax, iter=3)
    assert np.allclose(hp.alm2map(alm, nside, lmax=lmax), sky, atol=1e-3)
    assert np.allclose(hp.anafast(sky, lmax=lmax)[2:30], hp.alm2cl(alm)[2:30], rtol=1e-6)
    assert hp.Alm.getsize(lmax) == alm.size and np.allclose(hp.almxfl(alm, np.ones(lmax + 1)), alm)
    weighted = hp.map2alm(sky, lmax=lmax, use_pixel_weights=True)
    assert np.allclose(weighted, alm, atol=1e-3) and hp.smoothing(sky, fwhm=0.1).std() < sky.std()
    maps = hp.synfast([cl, cl, cl, cl * 0], nside, lmax=lmax, new=True)
    assert len(hp.anafast(maps, lmax=lmax)) == 6 and hp.map2alm_spin(maps[1:], 2, lmax=lmax)[0].size == alm.size
    turn = hp.Rotator(coord=["G", "C"])
    assert np.allclose(turn.I(turn(0.5, 1.0)), (0.5, 1.0)) and turn.rotate_map_pixel(sky).shape == sky.shape
    assert turn.rotate_map_alms(sky, lmax=lmax).shape == sky.shape
    assert hp.ang2pix(nside, 1.0, 2.0) == hp.vec2pix(nside, *hp.ang2vec(1.0, 2.0)) and hp.nside2npix(nside) == 12288
    assert (hp.nest2ring(nside, hp.ring2nest(nside, np.arange(99))) == np.arange(99)).all()
    assert len(hp.query_disc(nside, (1, 0, 0), 0.1)) < len(hp.query_disc(nside, (1, 0, 0), 0.1, inclusive=True))
    assert (
        len(hp.query_polygon(nside, [(1, 0, 0), (0, 1, 0), (0, 0, 1)])) > 1000
        and len(hp.query_strip(nside, 1, 1.1)) > 100
    )
    assert hp.get_all_neighbours(nside, 5).shape == (8,) and hp.boundaries(nside, 7).shape == (3, 4)
    assert np.isclose(hp.get_interp_val(np.ones(12288), 1.0, 2.0), 1) and hp.ud_grade(sky, 16).size == 3072
    holes = sky.copy()
    holes[:100] = hp.UNSEEN
    assert hp.ma(holes).mask.sum() == 100 and hp.pixelfunc.fit_dipole(hp.ma(holes))[0] is not None
    assert abs(hp.remove_monopole(sky + 3).mean()) < 1e-6 and hp.dist2holes(np.arange(12288) > 99).max() > 0.1
    hp.write_map(str(work / "m.fits"), [sky, holes], nest=False, coord="G", column_names=["I", "H"], dtype=np.float64)
    read, header = hp.read_map(str(work / "m.fits"), field=(0, 1), h=True)
    assert np.array_equal(read[0], sky) and dict(header)["NSIDE"] == nside
    hp.write_map(str(work / "p.fits"), holes, partial=True)
    assert (hp.read_map(str(work / "p.fits")) == hp.UNSEEN).sum() == 100
    hp.write_alm(str(work / "a.fits"), alm, out_dtype=np.complex128)
    assert np.allclose(hp.read_alm(str(work / "a.fits")), alm)
    hp.write_cl(str(work / "c.fits"), cl)
    assert np.allclose(hp.read_cl(str(work / "c.fits")), cl, atol=1e-7)
    assert hp.gauss_beam(0.01, lmax=8)[0] == 1 and hp.pixwin is not None and hp.bl2beam(np.ones(9), [0.0]).size == 1
    extrema = hp.sphtfunc.hotspots(sky) if hasattr(hp.sphtfunc, "hotspots") else hp.hotspots(sky)
    assert len(extrema) == 3


def case_shapely(work):
    """Predicates, overlays, buffers, trees, linear referencing, all text and byte forms, arrays."""
    import pickle
    from concurrent.futures import ThreadPoolExecutor

    import numpy as np
    import shapely
    from shapely import affinity, geometry, ops, prepared, wkb, wkt
    from shapely.geometry import LineString, MultiPoint, Point, Polygon, box, mapping, shape

    a, b = Point(0, 0).buffer(1.5), box(0, 0, 2, 2)
    assert (
        abs(a.union(b).area - (a.area + b.area - a.intersection(b).area)) < 1e-9 and a.symmetric_difference(b).area > 0
    )
    assert a.difference(b).is_valid and a.intersects(b) and not a.contains(b) and a.relate(b) == "212101212"
    hole = Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(2, 2), (2, 4), (4, 4), (4, 2)]])
    assert hole.area == 77 and len(hole.interiors) == 1 and hole.representative_point().within(hole)
    line = LineString([(0, 0), (4, 0), (4, 3)])
    assert line.interpolate(5).equals(Point(4, 1)) and line.project(Point(4, 2)) == 6 and line.simplify(9).length == 5
    assert line.offset_curve(1).length > 0 and line.parallel_offset(1, "left").is_simple
    for text in (wkt.dumps(hole), shapely.to_wkt(hole, rounding_precision=3)):
        assert wkt.loads(text).equals(hole)
    for packed in (wkb.dumps(hole, hex=True, srid=4326), hole.wkb, shapely.to_wkb(hole, byte_order=0)):
        assert wkb.loads(packed, hex=isinstance(packed, str)).equals(hole)
    assert shapely.from_geojson(shapely.to_geojson(hole)).equals(hole) and shape(mapping(hole)).equals(hole)
    assert pickle.loads(pickle.dumps(hole)).equals(hole) and "svg" in hole._repr_svg_()
    points = shapely.points(np.random.default_rng(1).uniform(0, 9, (500, 2)))
    tree = shapely.STRtree(points)
    inside = tree.query(hole, predicate="contains")
    assert set(inside) == set(np.flatnonzero(shapely.contains(hole, points))) and tree.nearest(Point(5, 5)) is not None
    assert tree.query_nearest(Point(1, 1), return_distance=True)[1][0] >= 0
    prepared_hole = prepared.prep(hole)
    assert sum(map(prepared_hole.contains, points)) == len(inside)
    assert np.isclose(shapely.area(shapely.buffer(points, 0.1)).mean(), 0.0313, atol=1e-3) and shapely.get_coordinates(
        hole
    ).shape == (10, 2)
    assert (
        ops.unary_union([box(i, 0, i + 1.5, 1) for i in range(5)]).area == 5.5
        and ops.linemerge([[(0, 0), (1, 1)], [(1, 1), (2, 2)]]).length > 2.8
    )
    assert len(list(ops.polygonize([[(0, 0), (1, 0)], [(1, 0), (1, 1)], [(1, 1), (0, 0)]]))) == 1
    assert len(ops.split(box(0, 0, 2, 2), LineString([(1, -1), (1, 3)])).geoms) == 2
    assert (
        len(ops.triangulate(MultiPoint([(0, 0), (1, 0), (0, 1), (1, 1)]))) == 2
        and len(ops.voronoi_diagram(MultiPoint([(0, 0), (2, 2), (0, 2)])).geoms) == 3
    )
    assert affinity.rotate(box(0, 0, 2, 1), 90).bounds[3] == 2 - 0.5 and ops.transform(
        lambda x, y: (y, x), line
    ).coords[1] == (0, 4)
    bow = Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    assert not bow.is_valid and "Self-intersection" in shapely.is_valid_reason(bow) and shapely.make_valid(bow).is_valid
    assert (
        shapely.concave_hull(MultiPoint([p.coords[0] for p in points[:50]]), 0.3).area
        < MultiPoint([p.coords[0] for p in points[:50]]).convex_hull.area
    )
    assert (
        shapely.hausdorff_distance(line, a) > 0
        and shapely.minimum_bounding_radius(hole) > 6
        and shapely.coverage_union_all([box(0, 0, 1, 1), box(1, 0, 2, 1)]).area == 2
    )
    assert (
        shapely.set_precision(Point(0.123456, 1), 0.01).x == 0.12 and geometry.MultiPolygon([box(0, 0, 1, 1)]).area == 1
    )
    ragged = shapely.to_ragged_array([hole, box(0, 0, 1, 1)])
    assert shapely.from_ragged_array(*ragged)[0].equals(hole) and shapely.geos_version >= (3, 11, 0)
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda i: shapely.union_all(shapely.buffer(points[:100], 0.2)).area, range(8)))) == 1


def case_mortie(work):
    """Indices both ways, coverages and their algebra, geometry, times, prefix trees, pandas and Arrow types."""
    import mortie
    import mortie.arrow
    import mortie.pandas
    import numpy as np
    import pandas as pd
    import pyarrow as pa
    import shapely

    lats, lons = np.array([10.0, 20.0, -70.0]), np.array([5.0, -120.0, 33.0])
    words = mortie.geo2mort(lats, lons, order=18)
    back_lats, back_lons = mortie.mort2geo(words)
    assert words.dtype == np.uint64 and np.allclose(back_lats, lats, atol=1e-3)
    assert np.allclose((back_lons - lons + 180) % 360, 180, atol=1e-3) and mortie.orders_of(words).tolist() == [18] * 3
    assert mortie.infer_order_from_morton(mortie.clip2order(6, words)) == 6
    mortie.validate_morton(words)
    box = mortie.mort2bbox(words[0])
    assert box["south"] < 10 < box["north"] and len(mortie.mort2polygon(words[0])) == 5
    cells, order = mortie.mort2healpix(words)
    assert order == 18 and len(cells) == 3 and mortie.order2res(12) < 2
    assert np.allclose(mortie.authalic_to_geodetic(mortie.geodetic_to_authalic(lats)), lats)
    assert np.allclose(mortie.uniq2geo(mortie.geo2uniq(lats, lons, order=18))[0], lats, atol=1e-3)
    x, y = mortie.rank_to_xy(np.arange(16, dtype=np.uint64), 2)
    assert mortie.xy_to_rank(x, y, 2).tolist() == list(range(16))

    square = mortie.morton_coverage([0, 0, 5, 5], [0, 5, 5, 0], order=7)
    moc, shifted = mortie.compress_moc(square), mortie.morton_coverage([2, 2, 7, 7], [2, 7, 7, 2], order=7)
    both, either = mortie.moc_and(moc, shifted), mortie.moc_or(moc, shifted)
    assert len(moc) < len(square) and len(mortie.moc_minus(moc, moc)) == 0 and mortie.moc_intersects(moc, shifted)
    flat = [len(mortie.moc_to_order(cover, 7)) for cover in (moc, shifted, both, either)]
    assert flat[0] + flat[1] == flat[2] + flat[3] and len(mortie.moc_not(moc)) > 10
    assert sorted(mortie.moc_to_order(moc, 7)) == sorted(square) and mortie.common_ancestor(words[:1]) == words[0]
    lengths = [len(mortie.morton_buffer(square[:1], k=k)) for k in (1, 2)]
    assert lengths[0] < lengths[1] and len(mortie.linestring_coverage([0, 5], [0, 5], order=6)) >= 8
    polygon = shapely.box(0, 0, 5, 5)
    assert sorted(mortie.from_wkt(polygon.wkt, order=7)) == sorted(mortie.from_wkb(polygon.wkb, order=7))
    assert mortie.to_geometry(moc).intersects(polygon) and mortie.to_wkt(moc).startswith("MULTIPOLYGON")
    assert sum(child.len if hasattr(child, "len") else len(square) for child in mortie.split_children(square)) == len(
        square
    )
    assert (
        mortie.ring_is_simple([0, 0, 5, 5], [0, 5, 5, 0]) and len(mortie.generate_morton_children(square[0], 9)) == 16
    )

    instants = np.array(["2020-01-01", "2024-02-29T12:00"], dtype="M8[ns]")
    ns = mortie.from_datetime64(instants)
    start, end = mortie.toc2time(mortie.time2toc(ns))
    assert (mortie.to_datetime64(start) == instants).all() and (start == end).all()
    month = mortie.toc("2020-01-01", "2020-02-01")
    assert "31 days" in repr(month) and mortie.toc_is_range(mortie.span2toc(ns[0], ns[1]))

    array = mortie.pandas.MortonIndexArray(words)
    assert len(pd.Series(array).sort_values()) == 3 and str(array.dtype).startswith("morton")
    column = mortie.arrow.from_morton_index(array)
    assert isinstance(column.type, type(mortie.arrow.morton_index_type())) and pa.table({"m": column}).num_rows == 3
