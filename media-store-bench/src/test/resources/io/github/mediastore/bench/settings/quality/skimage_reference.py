"""Prints the SSIM and PSNR that scikit-image gives the pairs NAME.picture.png and NAME.reference.png of a folder."""

import pathlib
import sys

import numpy as np
from PIL import Image
from skimage.metrics import peak_signal_noise_ratio, structural_similarity

LUMA = (0.299, 0.587, 0.114)  # ITU-R BT.601


def load(path):
    return np.asarray(Image.open(path).convert("RGB"), np.float64)


for path in sorted(pathlib.Path(sys.argv[1]).glob("*.picture.png")):
    name = path.name.removesuffix(".picture.png")
    picture, reference = load(path), load(path.with_name(name + ".reference.png"))
    # As in the paper: a Gaussian window of 11 x 11 (3.5 sigma), and no correction for samples.
    ssim = structural_similarity(
        picture @ LUMA,
        reference @ LUMA,
        data_range=255,
        gaussian_weights=True,
        sigma=1.5,
        use_sample_covariance=False,
    )
    with np.errstate(divide="ignore"):
        psnr = peak_signal_noise_ratio(reference, picture, data_range=255)
    print(f"{name},{ssim:.9f},{psnr:.6f}")
