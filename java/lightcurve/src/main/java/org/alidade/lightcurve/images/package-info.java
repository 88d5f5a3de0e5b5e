/**
 * The pixel work of the pipeline: division by the coadd, weights, cosmic rays, ratio photometry and
 * the coadd itself.
 *
 * <p>Start at {@link org.alidade.lightcurve.images.ImagePlane}.
 */
@NullMarked
package org.alidade.lightcurve.images;

import org.jspecify.annotations.NullMarked;
