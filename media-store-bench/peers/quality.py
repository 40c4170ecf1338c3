"""How near a picture is to a reference: PSNR over all channels, SSIM of the luma."""

import math

import numpy as np
from PIL import Image, ImageOps

LUMA = (0.299, 0.587, 0.114)  # ITU-R BT.601
RADIUS = 5
SIGMA = 1.5


def reference(path, size):
    """Decodes a photo whole, turns it upright and scales it with Lanczos3 in floating point."""
    with Image.open(path) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    channels = [
        np.asarray(channel.convert("F").resize(size, Image.Resampling.LANCZOS), np.float64)
        for channel in upright.split()
    ]
    return np.clip(np.stack(channels, axis=-1), 0, 255)


def psnr(picture, wanted):
    """Returns decibels below a peak of 255."""
    error = np.mean((picture - wanted) ** 2)
    return math.inf if error == 0 else 10 * math.log10(255**2 / error)


def ssim(picture, wanted):
    """Returns the index of Wang et al., 2004, with its window of 11 x 11 and its constants."""
    a, b = picture @ LUMA, wanted @ LUMA
    mean_a, mean_b = blur(a), blur(b)
    var_a = blur(a * a) - mean_a**2
    var_b = blur(b * b) - mean_b**2
    both = blur(a * b) - mean_a * mean_b
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    index = ((2 * mean_a * mean_b + c1) * (2 * both + c2)) / (
        (mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2)
    )
    return float(np.mean(index))


def blur(plane):
    taps = np.exp(-(np.arange(-RADIUS, RADIUS + 1) ** 2) / (2 * SIGMA**2))
    taps /= taps.sum()
    for axis in (0, 1):
        length = plane.shape[axis] - 2 * RADIUS
        plane = sum(
            tap * np.take(plane, range(i, i + length), axis) for i, tap in enumerate(taps)
        )
    return plane
