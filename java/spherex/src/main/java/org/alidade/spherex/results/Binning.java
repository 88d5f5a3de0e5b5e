package org.alidade.spherex.results;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.alidade.array.BadInputException;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;
import org.alidade.spherex.internal.results.TableColumn;
import org.alidade.spherex.internal.results.TableFile;

/**
 * Means of measurements that belong together, weighted by inverse variance (spec spherex 16.7).
 *
 * <p>Measurements without a finite flux or a positive error are left out; pass only good ones to
 * leave out more.
 *
 * <pre>{@code
 * List<BinnedPoint> spectrum = Binning.spectrum(good);       // at most 102 points
 * List<BinnedPoint> nights = Binning.lightCurve(good, 1.0);  // one per day and band
 * }</pre>
 */
public final class Binning {
  /** Channels of a detector: the strips of its filter that a survey steps over. */
  public static final int CHANNELS = 17;

  private Binning() {}

  /**
   * A spectrum in 17 channels per detector. Channels are equally wide in the logarithm of the
   * wavelength within the nominal range of the detector; what lies beyond it belongs to the first
   * or last one.
   *
   * @return points by band and wavelength, only for channels with measurements
   */
  public static List<BinnedPoint> spectrum(Collection<PhotometryResult> results) {
    List<BinnedPoint> points = new ArrayList<>();
    for (Band band : Band.DETECTORS) {
      grouped(results, band, result -> channel(band, result.wavelengthMicrons()))
          .forEach(
              (channel, members) ->
                  points.add(
                      mean(
                          members,
                          band,
                          channel.intValue(),
                          channelWidth(band, channel.intValue()))));
    }
    return List.copyOf(points);
  }

  /**
   * A light curve in equal steps of time, one for each band. Different measurements of a band lie
   * at different wavelengths: for a strongly coloured source bins of few measurements scatter more
   * than their errors, which the reduced chi-squared shows.
   *
   * @param days length of a bin, counted from the first measurement
   * @return points by band and time, only for bins with measurements
   * @throws BadInputException if the length is not positive
   */
  public static List<BinnedPoint> lightCurve(Collection<PhotometryResult> results, double days) {
    if (!(days > 0 && Double.isFinite(days))) {
      throw new BadInputException("bins of " + days + " days", "Binning", "use a positive length");
    }
    double first = results.stream().mapToDouble(PhotometryResult::mjd).min().orElse(0);
    List<BinnedPoint> points = new ArrayList<>();
    for (Band band : Band.DETECTORS) {
      grouped(results, band, result -> (long) Math.floor((result.mjd() - first) / days))
          .values()
          .forEach(members -> points.add(mean(members, band, 0, Double.NaN)));
    }
    return List.copyOf(points);
  }

  /** The channel of a wavelength, from 1 at the short end. */
  static int channel(Band band, double wavelengthMicrons) {
    double shortEnd = Math.log(band.wavelengthMinimumMicrons());
    double width = (Math.log(band.wavelengthMaximumMicrons()) - shortEnd) / CHANNELS;
    int channel = 1 + (int) Math.floor((Math.log(wavelengthMicrons) - shortEnd) / width);
    return Math.max(1, Math.min(CHANNELS, channel));
  }

  private static double channelWidth(Band band, int channel) {
    double ratio = band.wavelengthMaximumMicrons() / band.wavelengthMinimumMicrons();
    double step = Math.pow(ratio, 1.0 / CHANNELS);
    double start = band.wavelengthMinimumMicrons() * Math.pow(step, channel - 1);
    return start * (step - 1);
  }

  private static Map<Long, List<PhotometryResult>> grouped(
      Collection<PhotometryResult> results, Band band, ToLongFunction<PhotometryResult> bin) {
    Map<Long, List<PhotometryResult>> groups = new TreeMap<>();
    for (PhotometryResult result : results) {
      if (result.band() == band && isUsable(result)) {
        groups.computeIfAbsent(bin.applyAsLong(result), b -> new ArrayList<>()).add(result);
      }
    }
    return groups;
  }

  private static boolean isUsable(PhotometryResult result) {
    double error = result.fluxErrorMicrojansky();
    return Double.isFinite(result.fluxMicrojansky())
        && Double.isFinite(result.wavelengthMicrons())
        && Double.isFinite(result.mjd())
        && error > 0
        && Double.isFinite(error);
  }

  private static BinnedPoint mean(
      List<PhotometryResult> members, Band band, int channel, double width) {
    double flux = weighted(members, PhotometryResult::fluxMicrojansky);
    double weights = members.stream().mapToDouble(Binning::weight).sum();
    double chiSquared = 0;
    for (PhotometryResult member : members) {
      double residual = member.fluxMicrojansky() - flux;
      chiSquared += residual * residual * weight(member);
    }
    int count = members.size();
    return new BinnedPoint(
        band,
        channel,
        weighted(members, PhotometryResult::mjd),
        weighted(members, PhotometryResult::wavelengthMicrons),
        channel == 0 ? weighted(members, PhotometryResult::bandwidthMicrons) : width,
        flux,
        1 / Math.sqrt(weights),
        count,
        count > 1 ? chiSquared / (count - 1) : Double.NaN);
  }

  private static double weight(PhotometryResult result) {
    return 1 / (result.fluxErrorMicrojansky() * result.fluxErrorMicrojansky());
  }

  /** Weighted about the first value, so that the digits of a date survive. */
  private static double weighted(
      List<PhotometryResult> members, ToDoubleFunction<PhotometryResult> value) {
    double origin = value.applyAsDouble(members.get(0));
    double sum = 0;
    double weights = 0;
    for (PhotometryResult member : members) {
      sum += weight(member) * (value.applyAsDouble(member) - origin);
      weights += weight(member);
    }
    return origin + sum / weights;
  }

  /**
   * Writes binned points as a table: {@code .ecsv}, {@code .vot}, {@code .fits}, {@code .parquet}
   * or {@code .arrow}.
   *
   * @throws BadInputException if the name does not tell a format
   * @throws org.alidade.array.InvalidStateException if the format needs a module that is missing
   * @throws IOException if writing fails; an existing file is then as it was
   */
  public static void write(Path file, Source source, List<BinnedPoint> points) throws IOException {
    List<TableColumn<BinnedPoint>> columns =
        List.of(
            TableColumn.text("band", "instr.bandpass", "Detector", p -> p.band().text()),
            TableColumn.integer(
                "channel",
                "meta.number",
                "Channel of the detector, 0 for a bin in time",
                BinnedPoint::channel),
            TableColumn.number("mjd", "d", "time.epoch", "Mean time, MJD (UTC)", p -> p.mjd()),
            TableColumn.number(
                "wavelength",
                "um",
                "em.wl.central",
                "Mean wavelength",
                BinnedPoint::wavelengthMicrons),
            TableColumn.number(
                "bandwidth", "um", "instr.bandwidth", "Full width", BinnedPoint::bandwidthMicrons),
            TableColumn.number(
                "flux",
                "uJy",
                "phot.flux.density;em.IR;stat.mean",
                "Mean flux density, weighted by inverse variance",
                BinnedPoint::fluxMicrojansky),
            TableColumn.number(
                "flux_error",
                "uJy",
                "stat.error;phot.flux.density;em.IR",
                "Standard error of the mean",
                BinnedPoint::fluxErrorMicrojansky),
            TableColumn.integer("count", "meta.number", "Measurements", BinnedPoint::count),
            TableColumn.number(
                "reduced_chi_squared",
                "",
                "stat.fit.chi2",
                "Scatter over what the errors explain",
                BinnedPoint::reducedChiSquared));
    TableFile.write(file, "binned", columns, points, ResultTable.metadata(source));
  }
}
