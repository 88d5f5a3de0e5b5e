package org.alidade.spherex.archive;

import java.util.List;
import java.util.stream.Collectors;
import org.alidade.spherex.Band;
import org.alidade.spherex.Source;
import org.alidade.spherex.internal.archive.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * The queries for the archive's table service (spec spherex 3.2, 3.6, 16.3).
 *
 * <p>Example: {@code Adql.images(source, null, Adql.Columns.PLAIN)}.
 */
public final class Adql {
  /** Half the diagonal of a detector's field of 3.5 degrees, rounded up. */
  static final double HALF_DIAGONAL_DEGREES = 2.6;

  /** Name of the uploaded table of positions. */
  static final String POSITIONS = "positions";

  private static final String BASE_COLUMNS =
      "'https://irsa.ipac.caltech.edu/' || a.uri AS download_url, p.obs_publisher_did,"
          + " p.time_bounds_lower, p.time_bounds_upper, p.energy_bandpassname,"
          + " p.energy_bounds_lower, p.energy_bounds_upper";
  private static final String ARCHIVE_COLUMNS =
      ", a.contentlength, a.contentchecksum, p.provenance_version";
  private static final String TABLES =
      " FROM spherex.artifact a JOIN spherex.plane p ON a.planeid = p.planeid";
  private static final String SCIENCE = " AND a.producttype = 'science'";

  private Adql() {}

  /** Which columns a query of the artifact table asks for. */
  public enum Columns {
    /** Those of the contract. */
    PLAIN,
    /** Also length, checksum and processing version; science files only. */
    WITH_ARCHIVE_RECORD
  }

  /**
   * Images that contain a position, with the addresses of their files.
   *
   * @param bands detectors, or null for all
   */
  public static String images(Source source, @Nullable List<Band> bands, Columns columns) {
    return "SELECT "
        + BASE_COLUMNS
        + (columns == Columns.PLAIN ? "" : ARCHIVE_COLUMNS)
        + TABLES
        + " WHERE CONTAINS("
        + point(source)
        + ", p.poly) = 1"
        + (columns == Columns.PLAIN ? "" : SCIENCE)
        + bandFilter("p.energy_bandpassname", bands)
        + " ORDER BY p.time_bounds_lower";
  }

  /**
   * Images that contain positions of an uploaded table {@code positions} with the columns {@code
   * id}, {@code ra} and {@code dec}.
   *
   * @param bands detectors, or null for all
   */
  public static String imagesOfUpload(@Nullable List<Band> bands, Columns columns) {
    return "SELECT t.id AS position_id, "
        + BASE_COLUMNS
        + (columns == Columns.PLAIN ? "" : ARCHIVE_COLUMNS)
        + TABLES
        + " JOIN TAP_UPLOAD."
        + POSITIONS
        + " t ON CONTAINS(POINT('ICRS', t.ra, t.dec), p.poly) = 1"
        + " WHERE a.uri IS NOT NULL"
        + (columns == Columns.PLAIN ? "" : SCIENCE)
        + bandFilter("p.energy_bandpassname", bands)
        + " ORDER BY p.time_bounds_lower";
  }

  /**
   * Images that contain a position, from the ObsCore table, which has footprints but, in a join, no
   * test on them.
   *
   * @param bands detectors, or null for all
   */
  public static String obsCore(Source source, @Nullable List<Band> bands) {
    return "SELECT * FROM spherex.obscore WHERE CONTAINS("
        + point(source)
        + ", s_region) = 1"
        + bandFilter("energy_bandpassname", bands)
        + " ORDER BY t_min";
  }

  /**
   * Images that may come close to a position, to be tested further: those that contain it and those
   * whose centre is close enough. The service refuses to intersect a circle with a footprint.
   *
   * @param radiusDegrees how close
   * @param bands detectors, or null for all
   */
  public static String obsCoreAround(
      Source source, double radiusDegrees, @Nullable List<Band> bands) {
    double reach = Math.min(180, radiusDegrees + HALF_DIAGONAL_DEGREES);
    return "SELECT * FROM spherex.obscore WHERE (CONTAINS("
        + point(source)
        + ", s_region) = 1 OR CONTAINS(POINT('ICRS', s_ra, s_dec), CIRCLE('ICRS', "
        + Decimal.text(source.raDegrees())
        + ", "
        + Decimal.text(source.decDegrees())
        + ", "
        + Decimal.text(reach)
        + ")) = 1)"
        + bandFilter("energy_bandpassname", bands)
        + " ORDER BY t_min";
  }

  private static String point(Source source) {
    return "POINT('ICRS', "
        + Decimal.text(source.raDegrees())
        + ", "
        + Decimal.text(source.decDegrees())
        + ")";
  }

  private static String bandFilter(String column, @Nullable List<Band> bands) {
    return bands == null || bands.isEmpty()
        ? ""
        : bands.stream()
            .map(band -> column + " = 'SPHEREx-" + band.text() + "'")
            .collect(Collectors.joining(" OR ", " AND (", ")"));
  }
}
