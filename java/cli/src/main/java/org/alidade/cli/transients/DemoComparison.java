package org.alidade.cli.transients;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
 * @param rows every injected source of every image
 * @param candidates candidates of all images
 * @param others candidates with a score of a half and more that are none of the injected sources
 */
record DemoComparison(List<DemoRow> rows, int candidates, int others) {
  private static final double SAME_ARCSEC = 2;
  private static final double PRESENTED = 0.5;
  private static final int MOST_OBSERVATIONS = 1000;

  static DemoComparison of(TransientSystem system, InjectedSource.Truth truth, Path folder)
      throws IOException {
    List<SubtractedImage> images = system.database().read(DemoComparison::images);
    List<DemoRow> rows = new ArrayList<>();
    Set<UUID> matched = new HashSet<>();
    int candidates = 0;
    for (SubtractedImage image : images) {
      candidates += image.candidates().size();
      for (InjectedSource source : truth.sources()) {
        if (source.image().equals(image.image())) {
          row(image, source, truth.transparency(), system.store(), folder).ifPresent(rows::add);
        }
      }
    }
    rows.stream()
        .map(DemoRow::candidate)
        .filter(candidate -> candidate != null)
        .forEach(candidate -> matched.add(candidate.id()));
    int others = 0;
    for (SubtractedImage image : images) {
      for (DetectionRow detection : image.detections()) {
        boolean other = !matched.contains(detection.candidateId());
        others += other && detection.confidenceScore() >= PRESENTED ? 1 : 0;
      }
    }
    return new DemoComparison(rows, candidates, others);
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
            .filter(candidate -> separationArcsec(candidate, source) < SAME_ARCSEC)
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

  private static double separationArcsec(CandidateRow candidate, InjectedSource source) {
    double north = candidate.dec() - source.decDegrees();
    double turn = Math.IEEEremainder(candidate.ra() - source.raDegrees(), 360);
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
