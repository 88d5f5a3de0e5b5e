"""Times proper image subtraction in numpy and scipy on one core, all outputs, float64.

Usage: subtraction_peer.py SIDE ROUNDS; prints the median of the rounds in seconds.
"""

import sys
import time

import numpy as np
from scipy import fft


def moffat(side, fwhm):
    y, x = np.indices((side, side)) - side // 2
    core = fwhm / (2 * np.sqrt(2 ** (1 / 3.0) - 1))
    stamp = (1 + (x**2 + y**2) / core**2) ** -3
    return stamp / stamp.sum()


def spectrum(stamp, shape):
    plane = np.zeros(shape)
    plane[: stamp.shape[0], : stamp.shape[1]] = stamp
    return fft.rfft2(np.roll(plane, (-(stamp.shape[0] // 2), -(stamp.shape[1] // 2)), (0, 1)))


def gradient_power(part):
    along_x = (np.roll(part, -1, 1) - np.roll(part, 1, 1)) / 2
    along_y = (np.roll(part, -1, 0) - np.roll(part, 1, 0)) / 2
    return along_x**2 + along_y**2


def subtract(new, ref, psf_new, psf_ref, var_new, var_ref, sigma, jitter):
    shape = new.shape
    n, r = fft.rfft2(new), fft.rfft2(ref)
    pn, pr = spectrum(psf_new, shape), spectrum(psf_ref, shape)
    power_n, power_r = np.abs(pn) ** 2, np.abs(pr) ** 2
    noise = sigma**2 * (power_n + power_r)
    keep = noise > 1e-18 * noise.max()
    noise = np.where(keep, noise, 1)
    scale = 1 / np.sqrt(2 * sigma**2)
    difference = np.where(keep, (pr * n - pn * r) / np.sqrt(noise), 0)
    psf = np.where(keep, pr * pn / (scale * np.sqrt(noise)), 0)
    score = fft.irfft2(scale * difference * np.conj(psf), shape)
    kernel_n = np.where(keep, np.conj(pn) * power_r / noise, 0)
    kernel_r = np.where(keep, np.conj(pr) * power_n / noise, 0)
    score_scale = scale**2 * np.sum(fft.irfft2(psf, shape) ** 2)
    variance = 0
    for values, kernel in ((var_new, kernel_n), (var_ref, kernel_r)):
        squared = fft.irfft2(kernel, shape) ** 2
        variance = variance + fft.irfft2(fft.rfft2(values) * fft.rfft2(squared), shape)
    astrometric = jitter**2 * (
        gradient_power(fft.irfft2(kernel_n * n, shape))
        + gradient_power(fft.irfft2(kernel_r * r, shape))
    )
    significance = score / np.sqrt(variance + astrometric)
    return (
        fft.irfft2(difference, shape),
        score,
        significance,
        score / score_scale,
        np.sqrt(variance) / score_scale,
    )


def main():
    side, rounds = int(sys.argv[1]), int(sys.argv[2])
    random = np.random.default_rng(5)
    new, ref = 10 * random.standard_normal((2, side, side))
    variances = np.full((2, side, side), 100.0)
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        subtract(new, ref, moffat(41, 3), moffat(41, 4), *variances, 10.0, 0.05)
        seconds.append(time.perf_counter() - start)
    print(sorted(seconds)[len(seconds) // 2])


main()
