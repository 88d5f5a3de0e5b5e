package org.alidade.transients.image;

/**
 * A source as it was measured on an image.
 *
 * @param x column of its centre, weighted by a Gaussian of its own width; pixels from 0
 * @param y row of its centre
 * @param flux sum of its pixels above the threshold, counts
 * @param peak greatest of them, counts
 * @param signalToNoise flux divided by the noise of these pixels
 * @param widthPx standard deviation of its light under that Gaussian, pixels
 * @param e1 stretch along x, {@code (Mxx - Myy) / (Mxx + Myy)} of its second moments
 * @param e2 stretch along the diagonal, {@code 2 Mxy / (Mxx + Myy)}
 * @param clean whether no masked pixel is near and its position was found
 */
public record Star(
    double x,
    double y,
    double flux,
    double peak,
    double signalToNoise,
    double widthPx,
    double e1,
    double e2,
    boolean clean) {}
