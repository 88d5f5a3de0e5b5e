/**
 * Statistics of light curves: which points count, what they say of one curve, of an object, of an
 * epoch and of a whole store.
 *
 * <p>Start at {@link org.alidade.lightcurve.statistics.LightCurveStatistics} and {@link
 * org.alidade.lightcurve.statistics.ObjectStatistics}.
 */
@NullMarked
package org.alidade.lightcurve.statistics;

import org.jspecify.annotations.NullMarked;
