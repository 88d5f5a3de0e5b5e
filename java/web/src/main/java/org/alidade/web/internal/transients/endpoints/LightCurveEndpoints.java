package org.alidade.web.internal.transients.endpoints;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;
import org.jspecify.annotations.Nullable;

/**
 * The candidates at the position of a detection on all difference images: its light curve where it
 * was found. Images that show nothing there have no point.
 */
public final class LightCurveEndpoints {
  private static final double MJD_OF_1970 = 40_587;
  private static final double SECONDS_PER_DAY = 86_400;
  private static final double ARCSEC_PER_DEGREE = 3600;

  private final TransientDatabase database;

  /** Light curves of a database. */
  public LightCurveEndpoints(TransientDatabase database) {
    this.database = database;
  }

  /**
   * A candidate at the position.
   *
   * @param mjd time of the observation, MJD UTC
   * @param band filter
   * @param flux flux of the difference, counts of the reference
   * @param fluxErr its standard deviation
   * @param snr flux over error
   * @param scorr value of S_corr
   * @param runId the difference run
   */
  public record Point(
      double mjd,
      String band,
      @Nullable Double flux,
      @Nullable Double fluxErr,
      @Nullable Double snr,
      @Nullable Double scorr,
      UUID runId) {}

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.get(
                "/detections/{id}/light-curve",
                Permission.READ,
                "Candidates at the position of a detection, by time")
            .with(
                Parameter.id("id", "number of the detection"),
                Parameter.number("radius", 0.01, 60, "radius, arcsec").or("1.5"))
            .listing(Point.class, this::curve));
  }

  private Answer curve(Request request) {
    double radius = request.number("radius").orElseThrow() / ARCSEC_PER_DEGREE;
    return Answer.of(
        database.read(
            session -> {
              DetectionRow detection =
                  session
                      .detections()
                      .find(request.id("id"))
                      .orElseThrow(() -> Problem.missing("detection"));
              return session.candidates().cone(detection.ra(), detection.dec(), radius).stream()
                  .flatMap(candidate -> point(session, candidate).stream())
                  .sorted(Comparator.comparingDouble(Point::mjd))
                  .toList();
            }));
  }

  private static Optional<Point> point(DatabaseSession session, CandidateRow candidate) {
    Optional<Observation> taken = session.observations().find(candidate.observationId());
    return taken.map(
        observation ->
            new Point(
                mjd(observation.observationTime()),
                observation.filterBand(),
                candidate.flux(),
                candidate.fluxError(),
                candidate.snr(),
                candidate.significance(),
                candidate.differenceRunId()));
  }

  private static double mjd(Instant time) {
    Duration since = Duration.between(Instant.EPOCH, time);
    return MJD_OF_1970 + (since.getSeconds() + since.getNano() * 1e-9) / SECONDS_PER_DAY;
  }
}
