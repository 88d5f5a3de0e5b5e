package org.alidade.spherex.photometry;

import java.util.Objects;
import org.alidade.fits.SkyPosition;
import org.alidade.spherex.Source;

/**
 * A source of a catalogue that moves (spec spherex 16.2).
 *
 * <p>Example: {@code CatalogueSource.fixed("17", 213.94, 11.49).at(60842.3)}.
 *
 * @param id what it is called in the results
 * @param position place at the epoch
 * @param properMotionRa motion along right ascension times cosine of declination, mas per year; NaN
 *     for none
 * @param properMotionDec motion along declination, mas per year; NaN for none
 * @param epoch Julian year of the position, such as 2016.0
 */
public record CatalogueSource(
    String id, Source position, double properMotionRa, double properMotionDec, double epoch) {
  /** Epoch of catalogues that do not tell theirs: that of Gaia's third release. */
  public static final double DEFAULT_EPOCH = 2016.0;

  private static final double J2000_MJD = 51544.5;
  private static final double DAYS_PER_YEAR = 365.25;
  private static final double MAS_PER_DEGREE = 3.6e6;

  /** Checks that nothing is missing. */
  public CatalogueSource {
    Objects.requireNonNull(id);
    Objects.requireNonNull(position);
  }

  /** A source without motion. */
  public static CatalogueSource fixed(String id, double raDegrees, double decDegrees) {
    return new CatalogueSource(
        id, Source.at(raDegrees, decDegrees), Double.NaN, Double.NaN, DEFAULT_EPOCH);
  }

  /**
   * Where it is at a time: linear motion in the tangent plane, which is straight at the poles too.
   *
   * @param mjd time, MJD
   */
  public SkyPosition at(double mjd) {
    double east = degrees(properMotionRa, mjd);
    double north = degrees(properMotionDec, mjd);
    if (east == 0 && north == 0) {
      return new SkyPosition(position.raDegrees(), position.decDegrees());
    }
    double ra = Math.toRadians(position.raDegrees());
    double dec = Math.toRadians(position.decDegrees());
    double xi = Math.toRadians(east);
    double eta = Math.toRadians(north);
    double forward = Math.cos(dec) - eta * Math.sin(dec);
    double moved = Math.toDegrees(ra + Math.atan2(xi, forward));
    return new SkyPosition(
        moved - 360 * Math.floor(moved / 360),
        Math.toDegrees(Math.atan2(Math.sin(dec) + eta * Math.cos(dec), Math.hypot(xi, forward))));
  }

  private double degrees(double masPerYear, double mjd) {
    double years = (mjd - J2000_MJD) / DAYS_PER_YEAR + 2000 - epoch;
    double angle = masPerYear * years / MAS_PER_DEGREE;
    return Double.isFinite(angle) ? angle : 0;
  }
}
