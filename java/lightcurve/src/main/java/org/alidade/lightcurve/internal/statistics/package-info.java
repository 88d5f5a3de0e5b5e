/** Sorted samples and sums behind the statistics of light curves. */
@org.jspecify.annotations.NullMarked
package org.alidade.lightcurve.internal.statistics;
