package org.alidade.cli.spherex;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.alidade.math.ThreadBudget;
import org.alidade.pipeline.CancellationToken;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.photometry.CatalogueSource;
import org.alidade.spherex.photometry.ForcedImage;
import org.alidade.spherex.photometry.ForcedMeasurement;
import org.alidade.spherex.photometry.ForcedOptions;
import org.alidade.spherex.photometry.ForcedPhotometry;
import org.alidade.spherex.photometry.MeasurementOutcome;
import org.alidade.spherex.photometry.SpherexPhotometry;

/** Measures positions in files. */
final class PositionsPhotometry {
  private final PhotometryOptions options;
  private final int threads;
  private final IntConsumer progress;

  /**
   * Photometry by these options.
   *
   * @param progress told how many positions are done
   */
  PositionsPhotometry(PhotometryOptions options, int threads, IntConsumer progress) {
    this.options = options;
    this.threads = threads;
    this.progress = progress;
  }

  /** One position by its aperture; an element per file. */
  List<ForcedMeasurement> single(List<Path> files, CatalogueSource source) {
    ForcedMeasurement[] measured = new ForcedMeasurement[files.size()];
    int[] done = {0};
    ThreadBudget.of(threads)
        .forEach(
            measured.length,
            index -> {
              int i = (int) index;
              MeasurementOutcome outcome =
                  SpherexPhotometry.measure(files.get(i), source.position(), options);
              measured[i] = new ForcedMeasurement(source, outcome, null, null, null);
              synchronized (done) {
                progress.accept(++done[0]);
              }
            });
    return List.of(measured);
  }

  /** Forced photometry of a catalogue, in the order of the files: each is opened once. */
  List<ForcedImage> forced(List<Path> files, List<CatalogueSource> catalogue) {
    ForcedImage[] images = new ForcedImage[files.size()];
    int[] done = {0};
    ForcedPhotometry.measureAll(
        files,
        catalogue,
        ForcedOptions.defaults().withPhotometry(options),
        threads,
        image -> {
          images[image.index()] = image;
          done[0] += catalogue.size();
          progress.accept(done[0]);
        },
        new CancellationToken());
    return Arrays.stream(images).map(Objects::requireNonNull).toList();
  }

  /** The whole catalogue in an image: sources that are not in it have a failure that says so. */
  static List<ForcedMeasurement> all(ForcedImage image, List<CatalogueSource> catalogue) {
    IdentityHashMap<CatalogueSource, ForcedMeasurement> found = new IdentityHashMap<>();
    image.sources().forEach(one -> found.put(one.source(), one));
    MeasurementOutcome outside = outside(image);
    return catalogue.stream()
        .map(
            source ->
                found.getOrDefault(
                    source, new ForcedMeasurement(source, outside, null, null, null)))
        .toList();
  }

  private static MeasurementOutcome outside(ForcedImage image) {
    PhotometryFailure failure =
        image
            .failure()
            .orElseGet(
                () ->
                    new PhotometryFailure(
                        String.valueOf(image.file().getFileName()),
                        Band.UNKNOWN,
                        image.file(),
                        RejectionReason.TOO_CLOSE_TO_EDGE,
                        "the position is outside the image"));
    return new MeasurementOutcome(image.file(), null, failure);
  }
}
