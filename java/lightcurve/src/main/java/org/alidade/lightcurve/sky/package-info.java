/**
 * Positions: cone and box searches, cross-matches of two catalogues, HEALPix cells.
 *
 * <p>Start at {@link org.alidade.lightcurve.sky.SkyIndex}.
 */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.sky;
