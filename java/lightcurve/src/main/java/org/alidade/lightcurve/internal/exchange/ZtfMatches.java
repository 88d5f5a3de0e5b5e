package org.alidade.lightcurve.internal.exchange;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.FormatException;
import org.alidade.hdf5.CompoundTable;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5File;

/**
 * Match files of the Zwicky Transient Facility: PyTables with {@code /matches/sources} and {@code
 * /matches/sourcedata}, all of one field, quadrant and filter. Objects are called {@code
 * ztf_FIELD_RC_FILTER_MATCHID}; types {@code zg}, {@code zr}, {@code zi}.
 */
public final class ZtfMatches {
  private static final String GROUP = "/matches";
  private static final String SOURCES = GROUP + "/sources";
  private static final String DATA = GROUP + "/sourcedata";
  private static final List<String> FILTERS = List.of("zg", "zr", "zi");

  private ZtfMatches() {}

  /** Whether a file is one. */
  public static boolean recognises(Hdf5File file) {
    return file.isDataset(SOURCES) && file.isDataset(DATA);
  }

  /**
   * Hands all measurements to a collector.
   *
   * @throws FormatException if the filter is unknown
   */
  public static void read(Hdf5File file, Path path, CurveCollector into) {
    Hdf5Attributes about = file.group(GROUP).attributes();
    int filter = (int) about.findLong("filterID").orElse(0);
    if (filter < 1 || filter > FILTERS.size()) {
      throw new FormatException("filter " + filter, path.toString(), "use a file of filter 1 to 3");
    }
    String band = FILTERS.get(filter - 1);
    String prefix =
        String.format(
            Locale.ROOT,
            "ztf_%06d_%d_%s_",
            about.findLong("fieldID").orElse(0),
            about.findLong("rcID").orElse(0),
            band);
    Map<Long, double[]> places = new HashMap<>();
    CompoundTable sources = file.dataset(SOURCES).readCompound();
    long[] sourceIds = sources.longs("matchid");
    double[] ra = sources.doubles("ra");
    double[] dec = sources.doubles("dec");
    for (int i = 0; i < sourceIds.length; i++) {
      places.put(sourceIds[i], new double[] {ra[i], dec[i]});
      into.place(prefix + sourceIds[i], ra[i], dec[i]);
    }
    CompoundTable data = file.dataset(DATA).readCompound();
    long[] ids = data.longs("matchid");
    double[] mjd = data.doubles("mjd");
    double[] mag = data.doubles("mag");
    double[] error = data.doubles("magerr");
    long[] flags = data.longs("catflags");
    double[] unknown = {Double.NaN, Double.NaN};
    for (int i = 0; i < ids.length; i++) {
      double[] place = places.getOrDefault(ids[i], unknown);
      into.add(
          new Point(
              prefix + ids[i],
              band,
              place[0],
              place[1],
              mjd[i],
              (float) mag[i],
              (float) error[i],
              (int) flags[i]));
    }
  }
}
