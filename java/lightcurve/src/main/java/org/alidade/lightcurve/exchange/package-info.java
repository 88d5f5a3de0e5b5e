/**
 * Light curves to and from files of other programs (spec lightcurve 14.5).
 *
 * <p>Start at {@link org.alidade.lightcurve.exchange.LightCurveImport} and {@link
 * org.alidade.lightcurve.exchange.LightCurveExport}.
 */
@NullMarked
package org.alidade.lightcurve.exchange;

import org.jspecify.annotations.NullMarked;
