/**
 * Sums of sines and cosines over even grids of frequencies, directly and by Fourier transform, and
 * least squares of harmonics made of them.
 */
@NullMarked
package org.alidade.lightcurve.internal.period;

import org.jspecify.annotations.NullMarked;
