/**
 * Light curves: what one is, and what every store of them answers.
 *
 * <p>Start at {@link org.alidade.lightcurve.LightCurveStore}.
 */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve;
