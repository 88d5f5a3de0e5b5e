/**
 * Light curves: what one is, and what every store of them answers.
 *
 * <p>Start at {@link org.alidade.lightcurve.LightCurveStore}.
 */
@NullMarked
package org.alidade.lightcurve;

import org.jspecify.annotations.NullMarked;
