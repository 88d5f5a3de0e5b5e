package org.alidade.bindings;

/**
 * An array of a look-up table of world coordinates.
 *
 * @param lengths axis lengths, fastest first as in TDIM
 * @param values the elements in file order
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record WcsTable(long[] lengths, double[] values) {}
