"""Makes archives that no tool should believe: one that is cut, one whose entries leave the folder.

Usage: make_broken.py FOLDER
"""

import sys
import zipfile

folder = sys.argv[1]
with zipfile.ZipFile(folder + "/whole.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("python/six.py", b"x = 1\n" * 1000)
with open(folder + "/whole.zip", "rb") as whole, open(folder + "/cut.zip", "wb") as cut:
    cut.write(whole.read()[:-10])
with zipfile.ZipFile(folder + "/escaping.zip", "w") as archive:
    archive.writestr("python/six.py", b"x = 1\n")
    archive.writestr("../../evil.py", b"x = 1\n")
