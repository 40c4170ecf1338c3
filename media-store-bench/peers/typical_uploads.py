"""Makes of each photo the uploads of a typical size: a JPEG of 500 KB, a PNG of 800 KB, a PNG of 2 MB.

usage: typical_uploads.py DIRECTORY-OF-JPEGS OUTPUT-DIRECTORY
"""

import io
import pathlib
import sys

from PIL import Image, ImageOps

KINDS = {
    "jpeg-500kb": ("JPEG", ".jpg", 500_000, {"quality": 90}),
    "png-800kb": ("PNG", ".png", 800_000, {}),
    "png-2mb": ("PNG", ".png", 2_000_000, {}),
}


def main(photos, output):
    for path in sorted(pathlib.Path(photos).glob("*.jpg")):
        with Image.open(path) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGB")
        for kind, (form, suffix, size, options) in KINDS.items():
            folder = pathlib.Path(output, kind)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / (path.stem + suffix)).write_bytes(near(upright, form, size, options))


def near(picture, form, size, options):
    """Scales until the file has the size within 5 %, or the picture cannot be made larger."""
    scale = 0.5
    for _ in range(6):
        scaled = picture.resize(
            [max(1, round(side * scale)) for side in picture.size], Image.Resampling.LANCZOS
        )
        file = io.BytesIO()
        scaled.save(file, form, **options)
        bytes_now = file.tell()
        if abs(bytes_now / size - 1) < 0.05 or (scale == 1 and bytes_now < size):
            break
        scale = min(1, scale * (size / bytes_now) ** 0.55)
    return file.getvalue()


main(*sys.argv[1:])
