package org.alidade.cli.spherex;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.alidade.math.ThreadBudget;
import org.alidade.pipeline.CancellationToken;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.Source;
import org.alidade.spherex.photometry.CatalogueSource;
import org.alidade.spherex.photometry.ForcedImage;
import org.alidade.spherex.photometry.ForcedMeasurement;
import org.alidade.spherex.photometry.ForcedOptions;
import org.alidade.spherex.photometry.ForcedPhotometry;
import org.alidade.spherex.photometry.MeasurementOutcome;
import org.alidade.spherex.photometry.SpherexPhotometry;

/** Measures positions in files; outcomes file after file, in the order of the positions. */
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

  /** Every position for itself. */
  List<MeasurementOutcome> each(List<Path> files, List<Source> sources) {
    MeasurementOutcome[] outcomes = new MeasurementOutcome[files.size() * sources.size()];
    int[] done = {0};
    ThreadBudget.of(threads)
        .forEach(
            outcomes.length,
            index -> {
              int i = (int) index;
              Path file = files.get(i / sources.size());
              outcomes[i] =
                  SpherexPhotometry.measure(file, sources.get(i % sources.size()), options);
              synchronized (done) {
                progress.accept(++done[0]);
              }
            });
    return List.of(outcomes);
  }

  /** All positions together: every file is opened once. */
  List<MeasurementOutcome> together(List<Path> files, List<Source> sources) {
    List<CatalogueSource> catalogue = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      Source source = sources.get(i);
      catalogue.add(
          CatalogueSource.fixed(Integer.toString(i), source.raDegrees(), source.decDegrees()));
    }
    MeasurementOutcome[] outcomes = new MeasurementOutcome[files.size() * sources.size()];
    int[] done = {0};
    ForcedPhotometry.measureAll(
        files,
        catalogue,
        ForcedOptions.defaults().withPhotometry(options).withoutPsfFit(),
        threads,
        image -> {
          int first = image.index() * sources.size();
          Arrays.fill(outcomes, first, first + sources.size(), outside(image));
          for (ForcedMeasurement found : image.sources()) {
            outcomes[first + Integer.parseInt(found.source().id())] = found.aperture();
          }
          done[0] += sources.size();
          progress.accept(done[0]);
        },
        new CancellationToken());
    return Arrays.stream(outcomes).map(Objects::requireNonNull).toList();
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
