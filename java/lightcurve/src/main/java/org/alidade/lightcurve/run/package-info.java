/**
 * The pipeline from visit images to light curves: its configuration, its assets as stages, what it
 * records of every step.
 *
 * <p>Start at {@link org.alidade.lightcurve.run.IdfPipeline}.
 */
@NullMarked
package org.alidade.lightcurve.run;

import org.jspecify.annotations.NullMarked;
