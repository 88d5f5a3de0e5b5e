package org.alidade.cli.transients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.ObservationType;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.CandidateStatus;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.ObservationFilter;
import org.alidade.transients.run.TransientSystem;

/**
 * What the cascade found against what was injected.
 *
 * @param rows every new source of every image
 * @param candidates candidates of all images
 * @param variables detections with a score of a half and more that are variable stars
 * @param others those that are nothing that changes
 */
record DemoComparison(List<DemoRow> rows, int candidates, int variables, int others) {
  private static final double SAME_ARCSEC = 2;
  private static final double PRESENTED = 0.5;
  private static final int MOST_OBSERVATIONS = 1000;

  static DemoComparison of(TransientSystem system, InjectedSource.Truth truth, Path folder)
      throws IOException {
    List<SubtractedImage> images = system.database().read(DemoComparison::images);
    List<DemoRow> rows = new ArrayList<>();
    int candidates = 0;
    int variables = 0;
    int others = 0;
    for (SubtractedImage image : images) {
      candidates += image.candidates().size();
      List<InjectedSource> changing =
          truth.sources().stream().filter(s -> s.image().equals(image.image())).toList();
      for (InjectedSource source : changing) {
        if (source.isNew()) {
          row(image, source, truth.transparency(), system.store(), folder).ifPresent(rows::add);
        }
      }
      for (DetectionRow detection : image.detections()) {
        if (detection.confidenceScore() >= PRESENTED) {
          Optional<InjectedSource> known =
              changing.stream().filter(source -> isAt(detection, source)).findFirst();
          variables += known.isPresent() && !known.get().isNew() ? 1 : 0;
          others += known.isEmpty() ? 1 : 0;
        }
      }
    }
    return new DemoComparison(rows, candidates, variables, others);
  }

  private static boolean isAt(DetectionRow detection, InjectedSource source) {
    return separationArcsec(detection.ra(), detection.dec(), source) < SAME_ARCSEC;
  }

  private static List<SubtractedImage> images(DatabaseSession session) {
    return session
        .observations()
        .list(ObservationFilter.all().withPage(MOST_OBSERVATIONS, 0))
        .stream()
        .filter(observation -> observation.observationType() == ObservationType.SCIENCE)
        .map(observation -> SubtractedImage.of(session, observation))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<DemoRow> row(
      SubtractedImage image,
      InjectedSource source,
      Map<String, Double> transparency,
      ObjectStore store,
      Path folder)
      throws IOException {
    double scale = transparency.getOrDefault(image.reference(), 1.0);
    return image
        .place(store, folder, source.raDegrees(), source.decDegrees())
        .map(place -> row(image, source, scale, place));
  }

  private static DemoRow row(
      SubtractedImage image, InjectedSource source, double scale, SubtractedImage.Place place) {
    Optional<CandidateRow> found =
        image.candidates().stream()
            .filter(candidate -> candidate.status() != CandidateStatus.DUPLICATE)
            .filter(
                candidate ->
                    separationArcsec(candidate.ra(), candidate.dec(), source) < SAME_ARCSEC)
            .findFirst();
    double confidence =
        found
            .flatMap(
                candidate ->
                    image.detections().stream()
                        .filter(detection -> candidate.id().equals(detection.candidateId()))
                        .findFirst())
            .map(DetectionRow::confidenceScore)
            .orElse(Double.NaN);
    return new DemoRow(
        source,
        source.flux() * scale / place.fluxError(),
        place.masked(),
        found.orElse(null),
        found.map(CandidateRow::flux).map(flux -> flux / scale).orElse(Double.NaN),
        found.map(CandidateRow::fluxError).map(error -> error / scale).orElse(Double.NaN),
        confidence);
  }

  private static double separationArcsec(double ra, double dec, InjectedSource source) {
    double north = dec - source.decDegrees();
    double turn = Math.IEEEremainder(ra - source.raDegrees(), 360);
    double east = turn * Math.cos(Math.toRadians(source.decDegrees()));
    return 3600 * Math.hypot(east, north);
  }

  long found() {
    return rows.stream().filter(DemoRow::isFound).count();
  }

  /** Sources whose flux is a number of standard errors or more, off masked pixels. */
  List<DemoRow> brighterThan(double significance) {
    return rows.stream()
        .filter(row -> !row.masked() && row.expectedSignificance() >= significance)
        .toList();
  }
}
