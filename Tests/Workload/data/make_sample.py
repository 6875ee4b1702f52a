"""Made sample.h5, once, with h5py 3.16.0 (which is not part of the stack): python make_sample.py sample.h5"""

import sys

import h5py
import numpy as np

with h5py.File(sys.argv[1], "w", libver=("earliest", "v108")) as file:
    file.create_dataset("plain", data=np.arange(20, dtype="f8").reshape(4, 5), track_times=False)
    table = np.arange(240, dtype="i4").reshape(12, 20)
    file.create_dataset("chunked", data=table, chunks=(5, 10), compression="gzip", shuffle=True, track_times=False)
    track = file.create_group("track")
    height = track.create_dataset("h", data=np.linspace(0, 1, 50, dtype="f4"), track_times=False)
    height.attrs["units"] = np.bytes_("m")
    height.attrs["scale"] = 2.5
    track.create_dataset("n", data=np.arange(10, dtype="u2"), track_times=False)
