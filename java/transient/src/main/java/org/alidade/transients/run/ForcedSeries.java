package org.alidade.transients.run;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.database.DatabaseSession;
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

/**
 * Forced photometry on all subtractions of a system (spec transient 24). The zero point of stored
 * subtractions is not known: fluxes are in counts, and magnitudes are missing.
 *
 * <p>Example: {@code new ForcedSeries(system.database(), system.store()).measure(ra, dec, options)}
 */
public final class ForcedSeries {
  private static final int MOST_RUNS = 100_000;
  private static final double MJD_OF_EPOCH = 40_587;
  private static final double MILLIS_PER_DAY = 86_400_000;
  private static final String[] PRODUCTS = {"difference", "scorr", "alpha", "psf", "mask"};

  private final TransientDatabase database;
  private final ObjectStore store;

  /** Photometry on rows and files. */
  public ForcedSeries(TransientDatabase database, ObjectStore store) {
    this.database = database;
    this.store = store;
  }

  private record Source(DifferenceRun run, Observation observation, double fwhmPx) {}

  /**
   * Measures a position on every completed subtraction that shows it.
   *
   * @param raDegrees right ascension, degrees
   * @param decDegrees declination, degrees
   * @return one point per subtraction, by time
   * @throws IOException if an image cannot be read
   */
  public List<ForcedPoint> measure(double raDegrees, double decDegrees, ForcedOptions options)
      throws IOException {
    List<Source> sources = database.read(session -> sources(session, raDegrees, decDegrees));
    List<DifferenceEpoch> epochs = new ArrayList<>();
    for (Source source : sources) {
      epochs.add(epoch(source));
    }
    return ForcedPhotometry.measure(raDegrees, decDegrees, epochs, options).stream()
        .filter(point -> (point.flags() & ForcedPoint.OUTSIDE) == 0)
        .toList();
  }

  private static List<Source> sources(DatabaseSession session, double ra, double dec) {
    List<Source> sources = new ArrayList<>();
    for (DifferenceRun run : session.differenceRuns().latest(MOST_RUNS)) {
      Observation observation = session.observations().get(run.observationId());
      if (run.status() == RunStatus.COMPLETED && mayShow(observation, ra, dec)) {
        sources.add(new Source(run, observation, fwhm(session, observation)));
      }
    }
    return sources;
  }

  private static double fwhm(DatabaseSession session, Observation observation) {
    return session.preprocessRuns().ofObservation(observation.id()).stream()
        .filter(run -> run.status() == RunStatus.COMPLETED)
        .reduce((older, newer) -> newer)
        .map(PreprocessRun::fwhm)
        .orElse(Double.NaN);
  }

  /** Whether the position is within the diagonal of the image around its centre. */
  private static boolean mayShow(Observation observation, double ra, double dec) {
    Integer width = observation.imageWidth();
    Integer height = observation.imageHeight();
    Double scale = observation.pixelScale();
    if (width == null || height == null || scale == null) {
      return true;
    }
    double north = dec - observation.dec();
    double east = Math.IEEEremainder(ra - observation.ra(), 360) * Math.cos(Math.toRadians(dec));
    return Math.hypot(north, east) * 3600 < Math.hypot(width, height) * scale;
  }

  private DifferenceEpoch epoch(Source source) throws IOException {
    try (Workspace workspace = Workspace.open(store)) {
      for (String product : PRODUCTS) {
        workspace.fetch(StorageKeys.difference(source.run.id(), product), product + ".fits");
      }
      org.alidade.transients.difference.DifferenceRun images =
          org.alidade.transients.difference.DifferenceRun.read(workspace.file("."));
      return new DifferenceEpoch(
          source.run.id().toString(),
          mjd(source.observation.observationTime()),
          source.observation.filterBand(),
          images.width(),
          images.height(),
          images.flux(),
          images.fluxError(),
          images.significance(),
          images.mask(),
          Double.NaN,
          source.fwhmPx,
          images.header());
    }
  }

  private static double mjd(Instant time) {
    return MJD_OF_EPOCH + time.toEpochMilli() / MILLIS_PER_DAY;
  }
}
