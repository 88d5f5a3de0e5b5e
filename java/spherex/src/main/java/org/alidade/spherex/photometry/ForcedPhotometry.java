package org.alidade.spherex.photometry;

import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.math.ThreadBudget;
import org.alidade.pipeline.CancellationToken;
import org.alidade.spherex.image.Level2Image;

/**
 * Photometry at the places of a catalogue: apertures, apertures corrected to all of the light, fits
 * of the point-spread function with neighbours, contamination (spec spherex 16.1, 16.2). Every
 * image is opened and prepared once for all sources in it.
 *
 * <pre>{@code
 * try (Level2Image image = Level2Image.open(file)) {
 *   for (ForcedMeasurement measurement :
 *       ForcedPhotometry.measure(image, catalogue, ForcedOptions.defaults()).sources()) {
 *     measurement.psf().ifPresent(psf -> System.out.println(psf.fluxMicrojansky()));
 *   }
 * }
 * }</pre>
 */
public final class ForcedPhotometry {
  private ForcedPhotometry() {}

  /** Takes the measurements of an image; called from one thread at a time, in any order. */
  @FunctionalInterface
  public interface Sink {
    /** All sources of one image. */
    void accept(ForcedImage image);
  }

  /**
   * Measures all sources that lie in an open image, which stays open, with the threads of the
   * caller's {@link ThreadBudget}.
   *
   * @return measurements in the order of the catalogue; sources outside the image are left out
   * @throws BadInputException if the options name no usable calibration products
   */
  public static ForcedImage measure(
      Level2Image image, List<CatalogueSource> catalogue, ForcedOptions options) {
    try (SolidAngles solidAngles = SolidAngles.of(options.photometry())) {
      return measure(0, image, catalogue, options, solidAngles);
    }
  }

  /**
   * Measures all sources in all files. Nothing is kept: the sink gets the measurements of every
   * image when it is done.
   *
   * @param files the images
   * @param catalogue the sources
   * @param options what is measured
   * @param threads threads
   * @param sink takes the measurements
   * @param cancellation ends the work early
   * @throws BadInputException if the options name no usable calibration products
   * @throws java.util.concurrent.CancellationException if cancelled
   */
  public static void measureAll(
      List<Path> files,
      List<CatalogueSource> catalogue,
      ForcedOptions options,
      int threads,
      Sink sink,
      CancellationToken cancellation) {
    try (SolidAngles solidAngles = SolidAngles.of(options.photometry())) {
      ThreadBudget.of(threads)
          .forEach(
              files.size(),
              i -> {
                cancellation.throwIfCancelled();
                ForcedImage measured =
                    measure((int) i, files.get((int) i), catalogue, options, solidAngles);
                synchronized (sink) {
                  sink.accept(measured);
                }
              });
    }
  }

  private static ForcedImage measure(
      int index,
      Path file,
      List<CatalogueSource> catalogue,
      ForcedOptions options,
      SolidAngles solidAngles) {
    ForcedImage[] measured = new ForcedImage[1];
    MeasurementOutcome outcome =
        SpherexPhotometry.opened(
            file,
            image -> {
              measured[0] = measure(index, image, catalogue, options, solidAngles);
              return new MeasurementOutcome(file, null, measured[0].failureOrNull());
            });
    return measured[0] != null
        ? measured[0]
        : new ForcedImage(index, file, List.of(), outcome.failureOrNull());
  }

  private static ForcedImage measure(
      int index,
      Level2Image image,
      List<CatalogueSource> catalogue,
      ForcedOptions options,
      SolidAngles solidAngles) {
    try {
      ForcedFrame frame = new ForcedFrame(image, catalogue, options, solidAngles);
      return new ForcedImage(index, image.path(), frame.measure(), null);
    } catch (RejectedException e) {
      MeasurementOutcome failed = SpherexPhotometry.failed(image, e);
      return new ForcedImage(index, image.path(), List.of(), failed.failureOrNull());
    }
  }
}
