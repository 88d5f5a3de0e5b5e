package org.alidade.lightcurve;

/**
 * What a store holds, in figures.
 *
 * @param kind kind of store, such as {@code native} or {@code blob database}
 * @param objects number of objects
 * @param types number of measurement types
 * @param epochs number of epochs in the epoch table
 * @param lightCurves number of light curves
 * @param measurements number of entries of all light curves together
 * @param bytes size on disk
 */
public record StoreInfo(
    String kind,
    long objects,
    long types,
    long epochs,
    long lightCurves,
    long measurements,
    long bytes) {}
