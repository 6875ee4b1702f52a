"""Makes a layer archive of a site root as a user's script would: with folder entries, a comment and fast compression.

Usage: make_zip.py SITE-ROOT ZIP
"""

import os
import sys
import zipfile

root, target = sys.argv[1:]
with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1, strict_timestamps=False) as archive:
    for folder, _, names in os.walk(root):
        archive.write(folder, "python/" + os.path.relpath(folder, root))
        for name in names:
            path = os.path.join(folder, name)
            archive.write(path, "python/" + os.path.relpath(path, root))
    archive.comment = b"made by hand"
