package org.alidade.lightcurve.blob;

/**
 * What a database knows of a light curve without decoding it (spec lightcurve 4.1, 4.7). NaN where
 * nothing is known.
 *
 * @param objectId number of the object
 * @param typeId number of the measurement type
 * @param points number of points
 * @param firstMjd earliest time, MJD, 0 if there is no point
 * @param lastMjd latest time, MJD, 0 if there is no point
 * @param spanDays time between them, days
 * @param mean mean of the valid values: finite and below 90; of all values in databases of the
 *     original program
 * @param standardDeviation population standard deviation of the same values
 * @param valid number of valid values, NaN in databases of the original program
 * @param median median of the valid values
 * @param medianDeviation median absolute deviation from the median
 * @param weightedMean mean of the valid values weighted by the inverse squares of their errors
 * @param reducedChiSquare sum of the squared deviations from that in units of the errors, divided
 *     by their number less one
 * @param vonNeumannEta mean squared difference of consecutive valid values in order of time,
 *     divided by their sample variance
 */
public record CurveSummary(
    long objectId,
    int typeId,
    int points,
    double firstMjd,
    double lastMjd,
    double spanDays,
    double mean,
    double standardDeviation,
    double valid,
    double median,
    double medianDeviation,
    double weightedMean,
    double reducedChiSquare,
    double vonNeumannEta) {}
