"""Answers compare.py for Pillow, with the protocol of PeerProcess.java.

The argument says how photos are scaled: "draft" lets libjpeg decode at the smallest scale that is
not below the target, "resize" decodes them whole.
"""

import io
import struct
import sys
import time

from PIL import Image, ImageOps, features

QUALITY = 85
MAX_DIMENSION = 1024


def scale(photo, draft):
    picture = Image.open(io.BytesIO(photo))
    size = (MAX_DIMENSION, MAX_DIMENSION)
    if draft:
        picture.draft("RGB", size)
    else:
        picture.load()
    picture.thumbnail(size, Image.Resampling.LANCZOS, reducing_gap=None)
    return ImageOps.exif_transpose(picture)


def run(product, photo, draft):
    picture = scale(photo, draft)
    if product == "raw":
        return picture
    webp = io.BytesIO()
    # Without exif it is not asked to save any: exif_transpose has taken the orientation out.
    picture.save(webp, "WEBP", quality=QUALITY, method=int(product[4:]), exif=b"", icc_profile=b"")
    return webp.getvalue()


def main():
    draft = {"draft": True, "resize": False}[sys.argv[1]]
    photos = {}
    print(
        f"Pillow {Image.__version__} (libjpeg-turbo {features.version('libjpeg_turbo')}, "
        f"libwebp {features.version('webp')}), Python {sys.version.split()[0]}",
        flush=True,
    )
    for line in sys.stdin:
        product, output, path = line.rstrip("\n").split("\t")
        if path not in photos:
            with open(path, "rb") as file:
                photos[path] = file.read()
        photo = photos[path]
        start = time.perf_counter_ns()
        result = run(product, photo, draft)
        wall = time.perf_counter_ns() - start
        if output != "-":
            if product == "raw":
                rgb = result.convert("RGB")
                result = struct.pack(">ii", *rgb.size) + rgb.tobytes()
            with open(output, "wb") as file:
                file.write(result)
        print(wall, flush=True)


main()
