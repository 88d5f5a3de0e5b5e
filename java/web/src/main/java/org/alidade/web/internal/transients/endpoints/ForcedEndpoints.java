package org.alidade.web.internal.transients.endpoints;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.PreprocessRun;
import org.alidade.transients.database.RunStatus;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.forced.DifferenceEpoch;
import org.alidade.transients.forced.ForcedOptions;
import org.alidade.transients.forced.ForcedPhotometry;
import org.alidade.transients.forced.ForcedPoint;
import org.alidade.transients.ingest.StorageKeys;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;
import org.jspecify.annotations.Nullable;

/**
 * Forced photometry of the position of a detection on the difference images of its field (spec
 * transient 24): points also where nothing was found. Whole images are read, one request and one
 * image at a time.
 */
public final class ForcedEndpoints {
  private static final double MJD_OF_1970 = 40_587;
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double FIELD_DEGREES = 0.5;
  private static final List<String> PRODUCTS =
      List.of("difference", "scorr", "alpha", "psf", "mask");

  private final TransientDatabase database;
  private final ObjectStore store;

  /** Photometry of the images of a store. */
  public ForcedEndpoints(TransientDatabase database, ObjectStore store) {
    this.database = database;
    this.store = store;
  }

  /**
   * A point of the light curve.
   *
   * @param mjd time of the observation, MJD UTC
   * @param band filter
   * @param flux flux of a point source on the difference image, its counts
   * @param fluxErr its standard error
   * @param snr flux over error
   * @param scorr S_corr there
   * @param flags bits: 1 outside, 2 masked
   * @param runId the difference run
   */
  public record Point(
      double mjd,
      String band,
      @Nullable Double flux,
      @Nullable Double fluxErr,
      @Nullable Double snr,
      @Nullable Double scorr,
      int flags,
      String runId) {
    static Point of(ForcedPoint point) {
      return new Point(
          point.mjd(),
          point.band(),
          finite(point.flux()),
          finite(point.fluxError()),
          finite(point.signalToNoise()),
          finite(point.significance()),
          point.flags(),
          point.runId());
    }

    private static @Nullable Double finite(double value) {
      return Double.isFinite(value) ? value : null;
    }
  }

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.get(
                "/detections/{id}/forced-photometry",
                Permission.READ,
                "Flux at the position on the newest difference images of the field, by time")
            .with(
                Parameter.id("id", "number of the detection"),
                Parameter.integer("epochs", 30, 1, 200, "difference images to measure"))
            .listing(Point.class, this::curve));
  }

  private record Epoch(DifferenceRun run, Observation science, double fwhmPx) {}

  private Answer curve(Request request) {
    UUID id = request.id("id");
    int most = request.integer("epochs");
    DetectionRow detection =
        database
            .read(session -> session.detections().find(id))
            .orElseThrow(() -> Problem.missing("detection"));
    return Answer.of(measured(detection, epochs(detection, most)));
  }

  private List<Epoch> epochs(DetectionRow detection, int most) {
    return database.read(
        session ->
            session.observations().cone(detection.ra(), detection.dec(), FIELD_DEGREES).stream()
                .flatMap(observation -> epoch(session, observation).stream())
                .sorted(
                    Comparator.comparing(
                        (Epoch epoch) -> epoch.science().observationTime(),
                        Comparator.reverseOrder()))
                .limit(most)
                .toList());
  }

  private static Optional<Epoch> epoch(DatabaseSession session, Observation observation) {
    double fwhm =
        session.preprocessRuns().ofObservation(observation.id()).stream()
            .map(PreprocessRun::fwhm)
            .filter(width -> width != null)
            .reduce((older, newer) -> newer)
            .orElse(Double.NaN);
    return session.differenceRuns().ofObservation(observation.id()).stream()
        .filter(run -> run.status() == RunStatus.COMPLETED)
        .reduce((older, newer) -> newer)
        .map(run -> new Epoch(run, observation, fwhm));
  }

  private synchronized List<Point> measured(DetectionRow detection, List<Epoch> epochs) {
    List<Point> points = new ArrayList<>();
    for (Epoch epoch : epochs) {
      List<DifferenceEpoch> images = List.of(images(epoch));
      ForcedPhotometry.measure(detection.ra(), detection.dec(), images, ForcedOptions.defaults())
          .forEach(point -> points.add(Point.of(point)));
    }
    points.sort(Comparator.comparingDouble(Point::mjd));
    return points;
  }

  private DifferenceEpoch images(Epoch epoch) {
    try {
      Path folder = Files.createTempDirectory("alidade-forced");
      try {
        for (String product : PRODUCTS) {
          store.download(
              StorageKeys.difference(epoch.run().id(), product), folder.resolve(product + ".fits"));
        }
        return images(epoch, org.alidade.transients.difference.DifferenceRun.read(folder));
      } finally {
        for (String product : PRODUCTS) {
          Files.deleteIfExists(folder.resolve(product + ".fits"));
        }
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DifferenceEpoch images(
      Epoch epoch, org.alidade.transients.difference.DifferenceRun images) {
    return new DifferenceEpoch(
        epoch.run().id().toString(),
        mjd(epoch.science().observationTime()),
        epoch.science().filterBand(),
        images.width(),
        images.height(),
        images.flux(),
        images.fluxError(),
        images.significance(),
        images.mask(),
        Double.NaN,
        epoch.fwhmPx(),
        images.header());
  }

  private static double mjd(Instant time) {
    Duration since = Duration.between(Instant.EPOCH, time);
    return MJD_OF_1970 + (since.getSeconds() + since.getNano() * 1e-9) / SECONDS_PER_DAY;
  }
}
