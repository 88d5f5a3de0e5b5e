package org.alidade.lightcurve.query;

/**
 * A column by which a page of a table is sorted.
 *
 * @param column name
 * @param descending whether the largest come first; NaN come last either way
 */
public record GridSort(String column, boolean descending) {}
