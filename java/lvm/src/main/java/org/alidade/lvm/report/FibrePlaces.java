package org.alidade.lvm.report;

import java.util.Arrays;
import java.util.List;
import org.alidade.lvm.Fibre;
import org.alidade.math.Quantiles;

/**
 * Places of fibres for maps, in arc minutes from the centre, x to the east and y to the north; from
 * the focal plane where the file has no astrometry.
 *
 * @param x offsets in arc minutes, to the east
 * @param y offsets in arc minutes, to the north
 * @param onSky whether they come from right ascension and declination
 */
@SuppressWarnings("ArrayRecordComponent") // numerical code wants plain arrays
record FibrePlaces(double[] x, double[] y, boolean onSky) {
  /** Diameter of the core of a fibre on the sky, arc minutes (35.3 arcsec). */
  static final double FIBRE_ARCMINUTES = 35.3 / 60;

  private static final double ARCSECONDS_PER_MILLIMETRE = 112.36748321030637;

  static FibrePlaces of(List<Fibre> fibres) {
    double[] ra = fibres.stream().mapToDouble(Fibre::raDegrees).toArray();
    double[] dec = fibres.stream().mapToDouble(Fibre::decDegrees).toArray();
    boolean onSky =
        Arrays.stream(ra).filter(Double::isFinite).distinct().limit(2).count() > 1
            || Arrays.stream(dec).filter(Double::isFinite).distinct().limit(2).count() > 1;
    return onSky ? sky(ra, dec) : focalPlane(fibres);
  }

  private static FibrePlaces sky(double[] ra, double[] dec) {
    double first = Arrays.stream(ra).filter(Double::isFinite).findFirst().orElse(0);
    double[] fromFirst = Arrays.stream(ra).map(a -> Math.IEEEremainder(a - first, 360)).toArray();
    double centreRa = Quantiles.median(fromFirst);
    double centreDec = Quantiles.median(dec);
    double shrink = Math.cos(Math.toRadians(centreDec));
    double[] x = Arrays.stream(fromFirst).map(a -> (a - centreRa) * shrink * 60).toArray();
    double[] y = Arrays.stream(dec).map(d -> (d - centreDec) * 60).toArray();
    return new FibrePlaces(x, y, true);
  }

  private static FibrePlaces focalPlane(List<Fibre> fibres) {
    double scale = ARCSECONDS_PER_MILLIMETRE / 60;
    return new FibrePlaces(
        fibres.stream().mapToDouble(fibre -> fibre.xMillimetre() * scale).toArray(),
        fibres.stream().mapToDouble(fibre -> fibre.yMillimetre() * scale).toArray(),
        false);
  }

  /** Largest extent along either axis, arc minutes; NaN if no place is known. */
  double extent() {
    return Math.max(extent(x), extent(y));
  }

  private static double extent(double[] values) {
    double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
    return Arrays.stream(finite).max().orElse(Double.NaN)
        - Arrays.stream(finite).min().orElse(Double.NaN);
  }
}
