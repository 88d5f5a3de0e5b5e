/**
 * Filters of one light curve: outlier clipping, smoothing over time, and flux ratios turned into
 * magnitudes.
 *
 * <p>Start at {@link org.alidade.lightcurve.smoothing.LightCurveFilter}.
 */
@NullMarked
package org.alidade.lightcurve.smoothing;

import org.jspecify.annotations.NullMarked;
