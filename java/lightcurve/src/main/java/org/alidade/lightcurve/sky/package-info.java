/**
 * Positions: cone and box searches, cross-matches of two catalogues, HEALPix cells.
 *
 * <p>Start at {@link org.alidade.lightcurve.sky.SkyIndex}.
 */
@NullMarked
package org.alidade.lightcurve.sky;

import org.jspecify.annotations.NullMarked;
