package org.alidade.lightcurve.smoothing;

import org.jspecify.annotations.Nullable;

/**
 * A light curve filtered and smoothed (spec lightcurve 13.2). All arrays are in order of time.
 *
 * @param smoothedTimes times of the smoothed curve, days; those of the points kept if smoothing is
 *     off
 * @param smoothedValues medians, in the unit of the values; the values kept if smoothing is off
 * @param smoothedErrors population standard deviations of the unclipped window members; the errors
 *     kept if smoothing is off
 * @param rejected one per sorted point, true where a clip rejected it; null if no clip is on
 * @param rates change per day from each point to the next, one fewer than points; NaN at equal
 *     times
 * @param rateValues value of the first point of each of those pairs
 * @param times times sorted, days; equal ones in their old order
 * @param values values in that order
 * @param errors errors in that order
 */
@SuppressWarnings("ArrayRecordComponent") // results, owned by the caller
public record Smoothing(
    double[] smoothedTimes,
    double[] smoothedValues,
    double[] smoothedErrors,
    boolean @Nullable [] rejected,
    double[] rates,
    double[] rateValues,
    double[] times,
    double[] values,
    double[] errors) {}
