package org.alidade.spherex.photometry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.math.ThreadBudget;
import org.alidade.pipeline.CancellationToken;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryDetails;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.Source;
import org.alidade.spherex.image.Level2Image;
import org.alidade.spherex.image.PixelPosition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aperture photometry of one source in level-2 images (spec spherex 7).
 *
 * <pre>{@code
 * MeasurementOutcome outcome =
 *     SpherexPhotometry.measure(file, new Source(213.942708, 11.495389, "cloverleaf"),
 *         PhotometryOptions.defaults());
 * outcome.result().ifPresent(result -> System.out.println(result.fluxMicrojansky()));
 * }</pre>
 */
public final class SpherexPhotometry {
  private static final Logger LOG = LoggerFactory.getLogger(SpherexPhotometry.class);

  private SpherexPhotometry() {}

  /**
   * Measures a source in a file. What goes wrong with the file becomes a failure.
   *
   * @throws BadInputException if the options name no usable calibration products
   */
  public static MeasurementOutcome measure(Path file, Source source, PhotometryOptions options) {
    try (SolidAngles solidAngles = SolidAngles.of(options)) {
      return measure(file, source, options, solidAngles);
    }
  }

  /**
   * Measures a source in an open image, which stays open.
   *
   * @throws BadInputException if the options name no usable calibration products
   */
  public static MeasurementOutcome measure(
      Level2Image image, Source source, PhotometryOptions options) {
    try (SolidAngles solidAngles = SolidAngles.of(options)) {
      return measure(image, source, options, solidAngles);
    }
  }

  /**
   * Measures a source in many files.
   *
   * @param files the images
   * @param source the source
   * @param options photometry options
   * @param threads images measured at the same time
   * @param listener told about every image
   * @param cancellation ends the work early
   * @return one outcome per file, in the order of the files
   * @throws BadInputException if the options name no usable calibration products
   * @throws java.util.concurrent.CancellationException if cancelled; the listener has heard of all
   *     that is finished
   */
  public static List<MeasurementOutcome> measureAll(
      List<Path> files,
      Source source,
      PhotometryOptions options,
      int threads,
      MeasurementListener listener,
      CancellationToken cancellation) {
    MeasurementOutcome[] outcomes = new MeasurementOutcome[files.size()];
    int[] done = new int[1];
    try (SolidAngles solidAngles = SolidAngles.of(options)) {
      ThreadBudget.of(threads)
          .forEach(
              files.size(),
              index -> {
                cancellation.throwIfCancelled();
                int i = (int) index;
                MeasurementOutcome outcome = measure(files.get(i), source, options, solidAngles);
                outcomes[i] = outcome;
                synchronized (done) {
                  done[0]++;
                  listener.measured(i, outcome, done[0], outcomes.length);
                }
              });
    }
    return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
  }

  private static MeasurementOutcome measure(
      Path file, Source source, PhotometryOptions options, SolidAngles solidAngles) {
    return opened(file, image -> measure(image, source, options, solidAngles));
  }

  /** Does something with an open file; what goes wrong with the file becomes a failure. */
  static MeasurementOutcome opened(Path file, Function<Level2Image, MeasurementOutcome> work) {
    if (!Files.isRegularFile(file)) {
      return failed(file, RejectionReason.UNREADABLE, "there is no such file");
    }
    try (Level2Image image = Level2Image.open(file)) {
      return work.apply(image);
    } catch (FormatException | MissingDatasetException e) {
      return failed(file, RejectionReason.INVALID_STRUCTURE, e.getMessage());
    } catch (IoFailureException | InvalidStateException e) {
      return failed(file, RejectionReason.UNREADABLE, e.getMessage());
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("{} could not be measured", file, e);
      return failed(file, RejectionReason.INTERNAL, e.getMessage());
    }
  }

  private static MeasurementOutcome measure(
      Level2Image image, Source source, PhotometryOptions options, SolidAngles solidAngles) {
    try {
      SourceMeasurer measurer =
          new SourceMeasurer(ImageFrame.of(image, options), options, solidAngles);
      PixelPosition place = measurer.locate(source.raDegrees(), source.decDegrees());
      ApertureMeasurement measurement = measurer.measure(place);
      report(measurement.result());
      return new MeasurementOutcome(
          image.path(), measurement.result(), measurement.failure().orElse(null));
    } catch (RejectedException e) {
      return failed(image, e);
    }
  }

  private static void report(PhotometryResult result) {
    PhotometryDetails details = Objects.requireNonNull(result.details());
    LOG.info(
        "{} {}: {} +- {} uJy at {} um; aperture of {} px, zodiacal light times {}, clean fraction"
            + " {}, {} variances repaired",
        result.obsId(),
        result.band().text(),
        result.fluxMicrojansky(),
        result.fluxErrorMicrojansky(),
        result.wavelengthMicrons(),
        details.apertureRadiusPixels(),
        details.zodiScale(),
        details.zodiMaskFraction(),
        details.repairedVariances());
  }

  /** The failure of an image that was opened. */
  static MeasurementOutcome failed(Level2Image image, RejectedException cause) {
    return failed(
        image.path(),
        image.obsId(),
        image.band(),
        cause.reason(),
        String.valueOf(cause.getMessage()));
  }

  private static MeasurementOutcome failed(
      Path file, RejectionReason reason, @Nullable String message) {
    String name = String.valueOf(file.getFileName()).replaceFirst("(?i)\\.fits?(\\.gz)?$", "");
    return failed(file, name, Band.UNKNOWN, reason, message);
  }

  private static MeasurementOutcome failed(
      Path file, String obsId, Band band, RejectionReason reason, @Nullable String message) {
    LOG.info("{}: {} ({})", file, message, reason.text());
    return new MeasurementOutcome(
        file, null, new PhotometryFailure(obsId, band, file, reason, String.valueOf(message)));
  }
}
