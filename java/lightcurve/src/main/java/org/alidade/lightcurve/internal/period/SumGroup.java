package org.alidade.lightcurve.internal.period;

/**
 * Sums wanted over the same times and at the same multiple of every frequency.
 *
 * @param times times, days
 * @param harmonic multiple of the frequency
 * @param coefficients one array per sum, one coefficient per time
 */
@SuppressWarnings("ArrayRecordComponent") // inputs of a loop
record SumGroup(double[] times, int harmonic, double[][] coefficients) {}
