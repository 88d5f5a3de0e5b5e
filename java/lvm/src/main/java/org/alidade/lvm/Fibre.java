package org.alidade.lvm;

/**
 * One fibre of a tile, from the table SLITMAP.
 *
 * @param index number among the selected fibres of the tile, from 0: the spaxel label
 * @param row row in the file, from 0
 * @param fibreId position along the slit, 1 to 1944
 * @param targetType {@code science}, {@code SKY} or {@code standard}
 * @param ifuLabel bundle: {@code Sci1}, {@code Sci2}, {@code Sci3}, {@code SkyE1} ...
 * @param telescope {@code Sci}, {@code SkyE}, {@code SkyW} or {@code Spec}
 * @param ringNumber hexagonal ring, 1 to 25; 0 if the file does not say
 * @param xMillimetre place in the focal plane; NaN if the file does not say
 * @param yMillimetre place in the focal plane; NaN if the file does not say
 * @param status 0 good, 1 dead, 2 low throughput, 3 repaired, 4 short, 5 all pixels masked
 * @param raDegrees right ascension, J2000
 * @param decDegrees declination, J2000
 */
public record Fibre(
    int index,
    int row,
    int fibreId,
    String targetType,
    String ifuLabel,
    String telescope,
    int ringNumber,
    double xMillimetre,
    double yMillimetre,
    int status,
    double raDegrees,
    double decDegrees) {}
