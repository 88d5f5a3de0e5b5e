package org.alidade.lightcurve.internal.exchange;

/**
 * One measurement as a row of a table tells it.
 *
 * @param object key of the object
 * @param type key of the measurement type
 * @param ra right ascension, degrees, NaN if unknown
 * @param dec declination, degrees, NaN if unknown
 * @param mjd time, MJD
 */
public record Point(
    String object,
    String type,
    double ra,
    double dec,
    double mjd,
    float value,
    float error,
    int flags) {}
