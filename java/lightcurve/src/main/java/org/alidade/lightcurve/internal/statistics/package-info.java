/** Sorted samples and sums behind the statistics of light curves. */
@NullMarked
package org.alidade.lightcurve.internal.statistics;

import org.jspecify.annotations.NullMarked;
