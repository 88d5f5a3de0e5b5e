package org.alidade.spherex.results;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;

/**
 * All measurements of one source, in the order of time.
 *
 * <pre>{@code
 * LightCurve curve = new LightCurve(source, results);
 * LightCurveFile.write(Path.of("results/lightcurve.csv"), curve);
 * System.out.println(LightCurveSummary.of(curve).text());
 * }</pre>
 *
 * @param source what was measured
 * @param results measurements by time, those of the same time by band; good and bad ones
 */
public record LightCurve(Source source, List<PhotometryResult> results) {
  /** The order of rows in all files: time, then band, then exposure. */
  public static final Comparator<PhotometryResult> ORDER =
      Comparator.comparingDouble(PhotometryResult::mjd)
          .thenComparing(PhotometryResult::band)
          .thenComparing(PhotometryResult::obsId);

  /** Sorts a copy of the measurements. */
  public LightCurve {
    Objects.requireNonNull(source);
    results = results.stream().sorted(ORDER).toList();
  }

  /** Only the measurements in some of the bands. */
  public LightCurve inBands(Collection<Band> bands) {
    return new LightCurve(
        source, results.stream().filter(result -> bands.contains(result.band())).toList());
  }
}
