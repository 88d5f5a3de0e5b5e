package org.alidade.cli.transients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alidade.fits.FitsFile;
import org.alidade.fits.PixelOrigin;
import org.alidade.fits.Wcs;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DetectionFilter;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.RunStatus;
import org.alidade.transients.ingest.StorageKeys;

/**
 * A science image that went through the cascade.
 *
 * @param image name of its file
 * @param reference name of the file of its reference
 * @param run its subtraction
 * @param candidates what the subtraction found
 * @param detections what the scoring kept
 */
record SubtractedImage(
    String image,
    String reference,
    DifferenceRun run,
    List<CandidateRow> candidates,
    List<DetectionRow> detections) {
  private static final int MOST_DETECTIONS = 1000;

  /** The image of an observation; empty if it was not subtracted. */
  static Optional<SubtractedImage> of(DatabaseSession session, Observation observation) {
    return session.differenceRuns().ofObservation(observation.id()).stream()
        .filter(run -> run.status() == RunStatus.COMPLETED)
        .findFirst()
        .map(run -> of(session, observation, run));
  }

  private static SubtractedImage of(
      DatabaseSession session, Observation observation, DifferenceRun run) {
    String reference =
        run.referenceObservationId() == null
            ? ""
            : fileName(session.observations().get(run.referenceObservationId()));
    return new SubtractedImage(
        fileName(observation),
        reference,
        run,
        session.candidates().ofRun(run.id()),
        session
            .detections()
            .list(
                DetectionFilter.all()
                    .withObservation(observation.id())
                    .withPage(MOST_DETECTIONS, 0)));
  }

  private static String fileName(Observation observation) {
    return observation.metadata().path("original_filename").asText();
  }

  /** What the subtraction says about a place. */
  record Place(double fluxError, boolean masked) {}

  /** Looks at a place of the subtraction; empty outside the image. */
  Optional<Place> place(ObjectStore store, Path folder, double raDegrees, double decDegrees)
      throws IOException {
    Path flux = folder.resolve("alpha.fits");
    Path mask = folder.resolve("mask.fits");
    store.download(StorageKeys.difference(run.id(), "alpha"), flux);
    store.download(StorageKeys.difference(run.id(), "mask"), mask);
    try (FitsFile fluxFile = FitsFile.open(flux);
        FitsFile maskFile = FitsFile.open(mask);
        Wcs wcs = Wcs.of(fluxFile.header(0), Wcs.PRIMARY, PixelOrigin.ZERO)) {
      int[] shape = fluxFile.image(0).shape();
      double[] pixel = wcs.skyToPixel(raDegrees, decDegrees);
      long x = Math.round(pixel[0]);
      long y = Math.round(pixel[1]);
      if (x < 0 || y < 0 || x >= shape[1] || y >= shape[0]) {
        return Optional.empty();
      }
      long at = y * shape[1] + x;
      double error = fluxFile.image("SIGMA").doubles(at, 1)[0];
      boolean masked = maskFile.image("MASK").floats(at, 1)[0] != 0;
      return Optional.of(new Place(error, masked));
    }
  }
}
