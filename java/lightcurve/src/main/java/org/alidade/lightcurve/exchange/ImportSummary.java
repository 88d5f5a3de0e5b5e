package org.alidade.lightcurve.exchange;

/**
 * What an import has brought.
 *
 * @param objects number of objects
 * @param types number of measurement types
 * @param lightCurves number of light curves
 * @param measurements number of entries of all of them
 */
public record ImportSummary(long objects, long types, long lightCurves, long measurements) {}
