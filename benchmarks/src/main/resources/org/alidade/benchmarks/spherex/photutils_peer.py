"""Aperture photometry of level-2 images by astropy and photutils: one source in many cutouts,
many sources in one frame. Arguments: list of cutouts, RA, Dec, frame, list of places."""

import sys
import time
import warnings

import numpy as np
from astropy.io import fits
from astropy.stats import SigmaClip, sigma_clip
from astropy.wcs import WCS
from photutils.aperture import ApertureStats, CircularAnnulus, CircularAperture

warnings.simplefilter("ignore")
FACTOR = 1e12 / (180 * 3600 / np.pi) ** 2
BAD = sum(1 << b for b in (0, 1, 2, 6, 7, 9, 10, 11, 14, 15, 17, 19, 21))


def prepare(hdus):
    """Image without zodiacal light, variance, clean pixels, coordinates, pixel scale."""
    image = hdus["IMAGE"].data * FACTOR
    variance = hdus["VARIANCE"].data * FACTOR**2
    zodi = hdus["ZODI"].data * FACTOR
    clean = (hdus["FLAGS"].data & BAD) == 0
    weight = 1 / variance[clean]
    scale = np.sum(weight * image[clean] * zodi[clean]) / np.sum(weight * zodi[clean] ** 2)
    header = hdus["IMAGE"].header
    wcs = WCS(header)
    matrix = wcs.pixel_scale_matrix
    side = 3600 * np.sqrt(np.hypot(*matrix[:, 0]) * np.hypot(*matrix[:, 1]))
    return image - scale * zodi, variance, clean, wcs, side


def fwhm_samples(hdus, x, y):
    """Full width at half maximum of the nearest plane, from 499 rings of exact overlap."""
    psf = hdus["PSF"]
    count = psf.header["NAXIS3"]
    centres = np.array([(psf.header[f"XCTR_{k}"], psf.header[f"YCTR_{k}"]) for k in range(1, count + 1)])
    header = hdus["IMAGE"].header
    parent = np.array([x + 1 - header["CRPIX1A"], y + 1 - header["CRPIX2A"]])
    plane = psf.data[np.argmin(np.sum((centres - parent) ** 2, axis=1))].astype(float)
    peak = np.unravel_index(np.argmax(plane), plane.shape)
    edges = np.linspace(0, 50.5, 500)[1:]
    sums, areas = [0.0], [0.0]
    ones = np.ones_like(plane)
    for edge in edges:
        aperture = CircularAperture(peak[::-1], edge)
        sums.append(aperture.do_photometry(plane)[0][0])
        areas.append(aperture.do_photometry(ones)[0][0])
    profile = np.diff(sums) / np.diff(areas)
    below = np.argmax(profile < plane.max() / 2)
    radii = (np.linspace(0, 50.5, 500)[1:] + np.linspace(0, 50.5, 500)[:-1]) / 2
    return 2 * np.interp(-plane.max() / 2, -profile[below - 1 : below + 1], radii[below - 1 : below + 1])


def one(path, ra, dec, fixed):
    with fits.open(path) as hdus:
        image, variance, clean, wcs, side = prepare(hdus)
        x, y = (float(v) for v in wcs.all_world2pix(ra, dec, 0))
        radius = 1.5 if fixed else 1.25 * fwhm_samples(hdus, x, y) / 10
    ring = CircularAnnulus((x, y), radius + 1.414, np.sqrt(10 / np.pi + (radius + 1.414) ** 2))
    inside = ring.to_mask("center").to_image(image.shape) > 0
    level = np.median(sigma_clip(image[inside & clean], sigma=3, maxiters=3).compressed())
    aperture = CircularAperture((x, y), radius)
    total, _ = aperture.do_photometry(image, np.sqrt(variance))
    return (total[0] - level * aperture.area) * side**2


def frame(path, places):
    with fits.open(path) as hdus:
        image, variance, clean, wcs, side = prepare(hdus)
        x, y = wcs.all_world2pix(places[:, 0], places[:, 1], 0)
    at = np.stack([x, y], axis=1)
    aperture = CircularAperture(at, 1.0)
    rings = CircularAnnulus(at, 2.414, 3.2)
    stats = ApertureStats(image, rings, mask=~clean, sigma_clip=SigmaClip(3, maxiters=3))
    total, _ = aperture.do_photometry(image, np.sqrt(variance))
    return (total - stats.median * aperture.area) * side**2


def timed(name, work, units, unit):
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    print(f"{name:42s} {seconds:8.3f} s {units / seconds:9.1f} {unit}", flush=True)


files = open(sys.argv[1]).read().split("\n")[:-1]
ra, dec = float(sys.argv[2]), float(sys.argv[3])
places = np.loadtxt(sys.argv[5], ndmin=2)
some = files[:20]
timed(f"{len(some)} cutouts, aperture by width", lambda: [one(f, ra, dec, False) for f in some], len(some), "files/s")
timed(f"{len(files)} cutouts, fixed aperture", lambda: [one(f, ra, dec, True) for f in files], len(files), "files/s")
timed(f"{len(places)} sources on a frame, apertures", lambda: frame(sys.argv[4], places), 1, "frames/s")
