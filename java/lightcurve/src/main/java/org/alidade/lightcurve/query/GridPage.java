package org.alidade.lightcurve.query;

/**
 * A page of a table.
 *
 * @param rows numbers of its rows in the table
 * @param total rows that pass the filters, on all pages together
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record GridPage(int[] rows, int total) {}
