package org.alidade.lightcurve.sources;

/**
 * What a column of measurements means.
 *
 * @param column name in the table
 * @param measurement key of the measurement, such as {@code ch1_sci-mag_auto}
 * @param value which of its values, such as {@code value} or {@code uncertainty}
 */
public record DataColumn(String column, String measurement, String value) {}
