"""Moves a folder of photos into PostgreSQL one after the other, with Pillow and psycopg2.

The way of a script that is written once: open, scale, try the qualities, update the row, commit.
"""

import io
import pathlib
import sys

import psycopg2
from PIL import Image

MAX_DIMENSION = 1024
MAX_BYTES = 500_000
QUALITIES = (85, 75, 60, 50, 40)


def compress(path):
    picture = Image.open(path).convert("RGB")
    longer = max(picture.size)
    if longer > MAX_DIMENSION:
        size = tuple(max(1, round(side * MAX_DIMENSION / longer)) for side in picture.size)
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    for quality in QUALITIES:
        webp = io.BytesIO()
        picture.save(webp, "WEBP", quality=quality)
        if webp.tell() < MAX_BYTES:
            break
    return webp.getvalue()


def main():
    connection = psycopg2.connect(sys.argv[1])
    cursor = connection.cursor()
    photos = sorted(pathlib.Path(sys.argv[2]).glob("users/*/profile.jpg"))
    cursor.execute("CREATE TABLE users (id text PRIMARY KEY, profile_photo_data bytea)")
    cursor.execute("INSERT INTO users SELECT unnest(%s)", ([p.parent.name for p in photos],))
    connection.commit()
    for photo in photos:
        cursor.execute(
            "UPDATE users SET profile_photo_data = %s WHERE id = %s",
            (psycopg2.Binary(compress(photo)), photo.parent.name),
        )
        connection.commit()
    cursor.execute("SELECT count(profile_photo_data), sum(length(profile_photo_data)) FROM users")
    print(*cursor.fetchone())
    connection.close()


main()
