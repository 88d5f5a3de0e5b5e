/**
 * Periods of light curves: Lomb-Scargle periodograms of one band or several, boxes, phase
 * dispersion and string length, false-alarm probabilities, aliases, folding.
 *
 * <p>Start at {@link org.alidade.lightcurve.period.PeriodSearch}.
 */
@NullMarked
package org.alidade.lightcurve.period;

import org.jspecify.annotations.NullMarked;
