"""pandas: frames, time, text, files."""

import io


def sample():
    import numpy as np
    import pandas as pd

    rng = np.random.default_rng(11)
    return pd.DataFrame(
        {
            "key": pd.Categorical(list("abcab") * 20),
            "n": np.arange(100),
            "x": rng.normal(size=100),
            "when": pd.date_range("2024-03-09", periods=100, freq="h", tz="America/New_York"),
            "text": [f"Item {i} é" for i in range(100)],
            "maybe": pd.array([None if i % 7 == 0 else i for i in range(100)], dtype="Int64"),
        }
    )


def case_pandas_frames(work):
    """groupby, merge, pivot, reshape, window, missing values, query, intervals, sparse, pickles."""
    import pickle

    import numpy as np
    import pandas as pd
    import pandas.testing as pdt

    df = sample()
    grouped = df.groupby("key", observed=True).agg(total=("n", "sum"), mean=("x", "mean"), first=("text", "first"))
    assert grouped["total"].sum() == 4950 and list(grouped.index) == ["a", "b", "c"]
    assert df.groupby("key", observed=True)["x"].transform(lambda v: v - v.mean()).abs().sum() > 0
    assert df.groupby([df["n"] % 3, "key"], observed=True).size().unstack().shape == (3, 3)
    other = pd.DataFrame({"key": ["a", "b", "z"], "w": [1, 2, 3]})
    assert len(df.merge(other, on="key", how="outer", indicator=True)) == 101
    left = df[["n", "x"]].sort_values("n")
    assert pd.merge_asof(left, left.rename(columns={"x": "y"}), on="n", tolerance=1)["y"].notna().all()
    pivot = df.pivot_table(index=df["n"] // 10, columns="key", values="x", aggfunc="mean", observed=True)
    assert pivot.shape == (10, 3) and df.melt(id_vars="n", value_vars=["x"]).shape == (100, 3)
    assert np.isclose(df["x"].rolling(5).mean().iloc[-1], df["x"].iloc[-5:].mean())
    assert df["x"].ewm(span=3).mean().notna().all() and df["x"].expanding().max().is_monotonic_increasing
    assert df["x"].rolling(4, win_type=None).quantile(0.5).notna().sum() == 97
    assert df["maybe"].sum() == sum(i for i in range(100) if i % 7) and df["maybe"].isna().sum() == 15
    assert df["maybe"].interpolate().isna().sum() == 1 and len(df.query("n > 50 and x > 0")) > 0
    assert df.eval("n * 2").max() == 198 and pd.cut(df["n"], 4).cat.categories.size == 4
    assert pd.arrays.SparseArray([0, 0, 1]).density < 0.5 and pd.get_dummies(df["key"]).sum().sum() == 100
    wide = pd.concat([df["n"], df["x"]], axis=1, keys=["p", "q"]).stack(future_stack=True)
    assert isinstance(wide.index, pd.MultiIndex) and df.describe(include="all").shape[0] >= 8
    assert df["x"].corr(df["n"], method="pearson") < 1 and df[["x", "n"]].cov().shape == (2, 2)
    assert (
        df["n"].rank().max() == 100 and df.explode("n").shape == df.shape and df.sample(3, random_state=1).shape[0] == 3
    )
    pdt.assert_frame_equal(pickle.loads(pickle.dumps(df)), df)
    buffer = io.StringIO()
    df.info(buf=buffer)
    assert "Item 0" in df.to_string() and "<table" in df._repr_html_() and "Int64" in buffer.getvalue()
    try:
        assert df.style.to_html()
    except (ImportError, AttributeError) as error:
        assert "inja2" in str(error), error


def case_pandas_time_and_text(work):
    """Time zones from tzdata, resampling, periods, business days, string methods with both backends."""
    import zoneinfo

    import pandas as pd
    import pyarrow
    from pandas.tseries.holiday import USFederalHolidayCalendar
    from pandas.tseries.offsets import BMonthEnd, CustomBusinessDay, QuarterEnd

    df = sample()
    assert df["when"].dt.tz_convert("Asia/Kathmandu").dt.minute.iloc[0] == 45
    assert df["when"].diff().dropna().nunique() == 1 and df["when"].dt.tz_localize(None).diff().nunique() == 2
    assert df.set_index("when")["x"].resample("D").count().sum() == 100
    assert str(pd.Timestamp("2024-03-31 01:30", tz="UTC").tz_convert("Europe/Berlin")) == "2024-03-31 03:30:00+02:00"
    assert pd.Timestamp("2024-01-01", tz="dateutil/Europe/Paris").utcoffset().seconds == 3600
    assert pd.to_datetime(["31/12/2023", "01/02/2024"], dayfirst=True).month.tolist() == [12, 2]
    assert pd.Timestamp("2024-01-31") + BMonthEnd() == pd.Timestamp("2024-02-29")
    assert pd.Timestamp("2024-02-01") + QuarterEnd() == pd.Timestamp("2024-03-31")
    days = CustomBusinessDay(calendar=USFederalHolidayCalendar())
    assert pd.Timestamp("2024-07-03") + days == pd.Timestamp("2024-07-05")
    assert pd.period_range("2024-01", periods=3, freq="M").asfreq("D", "end").day.tolist() == [31, 29, 31]
    assert pd.Timedelta("1 days 02:00:00") / pd.Timedelta("1h") == 26
    assert len(zoneinfo.available_timezones()) > 400 and pd.Timestamp.now("Pacific/Apia").tz is not None
    import pytz

    assert pd.Timestamp("2024-07-01").tz_localize(pytz.timezone("Europe/Rome")).hour == 0

    for dtype in ("object", "string[python]", "string[pyarrow]"):
        text = df["text"].astype(dtype)
        assert text.str.upper().iloc[3] == "ITEM 3 É" and text.str.contains(r"\d\d").sum() == 90
        assert text.str.extract(r"(\d+)")[0].astype(int).sum() == 4950
        assert text.str.split(" ").str[1].iloc[42] == "42" and text.str.len().max() == 9
        assert text.str.replace("Item", "Thing", regex=False).str.startswith("Thing").all()
        assert text.str.normalize("NFD").str.len().min() == 9 and text.str.zfill(12).str.len().eq(12).all()
    numbers = df["n"].convert_dtypes(dtype_backend="pyarrow")
    assert str(numbers.dtype) == "int64[pyarrow]" and numbers.sum() == 4950
    lists = pd.Series([[1, 2], [3]], dtype=pd.ArrowDtype(pyarrow.list_(pyarrow.int64())))
    assert lists.list.len().sum() == 3


def case_pandas_files(work):
    """csv, json, parquet, feather, orc, pickle, sql, stata, fixed width, xml writing, html, compressions."""
    import sqlite3

    import pandas as pd
    import pandas.testing as pdt

    df = sample()
    plain = df[["n", "x", "text"]]
    for suffix in ("csv", "csv.gz", "csv.bz2", "csv.xz", "csv.zip", "csv.tar.gz"):
        plain.to_csv(work / f"t.{suffix}", index=False)
        pdt.assert_frame_equal(pd.read_csv(work / f"t.{suffix}"), plain)
    for engine in ("c", "python", "pyarrow"):
        assert pd.read_csv(work / "t.csv", engine=engine)["n"].sum() == 4950
    chunks = pd.read_csv(work / "t.csv", chunksize=30, dtype_backend="numpy_nullable")
    assert sum(len(chunk) for chunk in chunks) == 100
    for orient in ("records", "split", "table", "columns"):
        read = pd.read_json(io.StringIO(plain.to_json(orient=orient)), orient=orient)
        assert read["n"].sum() == 4950, orient
    assert pd.json_normalize([{"a": {"b": 1}}])["a.b"].iloc[0] == 1
    df.to_parquet(work / "t.parquet", engine="pyarrow")
    pdt.assert_frame_equal(pd.read_parquet(work / "t.parquet"), df)
    df.drop(columns="maybe").to_parquet(work / "f.parquet", engine="fastparquet")
    assert pd.read_parquet(work / "f.parquet", engine="fastparquet")["n"].sum() == 4950
    plain.to_feather(work / "t.feather")
    pdt.assert_frame_equal(pd.read_feather(work / "t.feather"), plain)
    plain.to_orc(work / "t.orc")
    pdt.assert_frame_equal(pd.read_orc(work / "t.orc"), plain)
    df.to_pickle(work / "t.pkl.gz")
    pdt.assert_frame_equal(pd.read_pickle(work / "t.pkl.gz"), df)
    with sqlite3.connect(work / "t.db") as connection:
        plain.to_sql("t", connection, index=False)
        assert pd.read_sql("select sum(n) s from t", connection)["s"].iloc[0] == 4950
    plain.assign(text="a").to_stata(work / "t.dta", write_index=False)
    assert pd.read_stata(work / "t.dta")["n"].sum() == 4950
    assert pd.read_fwf(io.StringIO("ab  12\ncd  34"), header=None, widths=[4, 2])[1].sum() == 46
    plain.head(3).to_xml(work / "t.xml", parser="etree")
    assert pd.read_xml(work / "t.xml", parser="etree")["n"].sum() == 3
    assert "<td>" in plain.to_html() and plain.head(2).to_dict("records")[1]["n"] == 1
