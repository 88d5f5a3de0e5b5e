package org.alidade.lvm;

/**
 * Where each spaxel lies, as spectrospatial models take it (spec lvm 13); one entry per spaxel.
 *
 * @param x normalised right ascension alpha
 * @param y normalised declination delta
 * @param idx running number of the spaxel
 * @param tileIdx rank of its exposure
 * @param ifuIdx rank of its bundle
 * @param fibreIdx its fibre id
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record SpatialData(
    double[] x, double[] y, int[] idx, int[] tileIdx, int[] ifuIdx, int[] fibreIdx) {}
