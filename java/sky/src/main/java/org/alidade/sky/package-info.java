/**
 * Positions: cone and box searches, cross-matches of two catalogues, HEALPix cells.
 *
 * <p>Start at {@link org.alidade.sky.SkyIndex}.
 */
@NullMarked
package org.alidade.sky;

import org.jspecify.annotations.NullMarked;
