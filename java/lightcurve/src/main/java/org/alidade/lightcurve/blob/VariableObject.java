package org.alidade.lightcurve.blob;

/**
 * An object whose light curve of some type varies (spec lightcurve 4.4, 5).
 *
 * @param objectId number of the object
 * @param raDegrees right ascension, degrees, NaN if unknown
 * @param decDegrees declination, degrees, NaN if unknown
 * @param standardDeviation standard deviation of the magnitudes
 * @param points number of points
 * @param spanDays time between the first and the last, days
 */
public record VariableObject(
    long objectId,
    double raDegrees,
    double decDegrees,
    double standardDeviation,
    int points,
    double spanDays) {}
