package org.alidade.lightcurve.array;

/**
 * Values and flags of some objects that follow each other.
 *
 * @param values object, measurement, value, epoch
 * @param flags object, measurement, epoch
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, handed from reading to writing
record Block(float[] values, int[] flags) {}
