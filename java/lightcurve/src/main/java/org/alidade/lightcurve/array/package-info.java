/**
 * Light curves as one array over object, measurement, value and epoch, every axis with labels (spec
 * lightcurve 7).
 *
 * <p>Start at {@link org.alidade.lightcurve.array.LabelledStore}.
 */
@NullMarked
package org.alidade.lightcurve.array;

import org.jspecify.annotations.NullMarked;
