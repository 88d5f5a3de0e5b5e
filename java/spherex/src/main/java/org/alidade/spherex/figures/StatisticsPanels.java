package org.alidade.spherex.figures;

import java.util.Arrays;
import java.util.List;
import org.alidade.plot.Marker;
import org.alidade.plot.Panel;
import org.alidade.plot.Style;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryResult;

/** Where measurements lie in wavelength, band, signal and time. */
final class StatisticsPanels {
  private static final int BINS = 20;
  private static final double MOST_OF_SIGNALS = 95;
  private static final double[] BAND_PLACES = {1, 2, 3, 4, 5, 6};
  private static final String[] BAND_NAMES =
      Band.DETECTORS.stream().map(Band::text).toArray(String[]::new);

  private final List<PhotometryResult> results;

  StatisticsPanels(List<PhotometryResult> results) {
    this.results = results;
  }

  void wavelengths(Panel panel) {
    double[] values = results.stream().mapToDouble(PhotometryResult::wavelengthMicrons).toArray();
    panel
        .title("Wavelength coverage")
        .xLabel("Wavelength (\u03bcm)")
        .yLabel("Measurements")
        .histogram(values, BINS, Style.category(0));
  }

  void bands(Panel panel) {
    double[] counts =
        Band.DETECTORS.stream()
            .mapToDouble(band -> results.stream().filter(r -> r.band() == band).count())
            .toArray();
    panel
        .title("Measurements per band")
        .xLabel("Band")
        .yLabel("Measurements")
        .xTicks(BAND_PLACES, BAND_NAMES)
        .yLimits(0, 1.1 * Math.max(1, Arrays.stream(counts).max().orElse(1)))
        .bars(BAND_PLACES, counts, Style.category(2));
  }

  void signalToNoise(Panel panel) {
    double[] all =
        results.stream()
            .mapToDouble(PhotometryResult::signalToNoise)
            .filter(Double::isFinite)
            .toArray();
    panel.title("Signal-to-noise ratio").xLabel("S/N").yLabel("Measurements");
    double most = all.length == 0 ? 0 : Percentile.of(all, MOST_OF_SIGNALS);
    double[] shown = Arrays.stream(all).filter(value -> value <= most).toArray();
    panel.histogram(shown, BINS, Style.category(1));
    if (most > 0) {
      panel.xLimits(Math.min(0, Arrays.stream(shown).min().orElse(0)), most);
    }
  }

  void times(Panel panel) {
    List<PhotometryResult> known =
        results.stream().filter(r -> Band.DETECTORS.contains(r.band())).toList();
    double[] mjd = known.stream().mapToDouble(PhotometryResult::mjd).toArray();
    double[] place =
        known.stream().mapToDouble(r -> 1 + Band.DETECTORS.indexOf(r.band())).toArray();
    panel
        .title("Time coverage")
        .xLabel("MJD")
        .yLabel("Band")
        .yTicks(BAND_PLACES, BAND_NAMES)
        .yLimits(0.5, 6.5)
        .points(mjd, place, Style.category(0).marker(Marker.CIRCLE, 4).alpha(0.6));
  }
}
