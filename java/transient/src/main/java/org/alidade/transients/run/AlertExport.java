package org.alidade.transients.run;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.alert.Alert;
import org.alidade.transients.alert.AlertCandidate;
import org.alidade.transients.alert.Cutout;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DetectionFilter;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DifferenceRun;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.training.Stamp;
import org.alidade.transients.training.Triplet;

/**
 * Detections as alerts with the schema of ZTF (spec transient 24.3). Detections within 1.5 arcsec
 * are one object; those of the thirty days before are its history. The system knows no zero points:
 * magnitudes are instrumental unless one is given.
 *
 * <p>Example: {@code AlertFile.write(file, new AlertExport(database, store).alerts(0.5, 26.3))}
 */
public final class AlertExport {
  private static final int PAGE = 1000;
  private static final double SAME_OBJECT_DEGREES = 1.5 / 3600;
  private static final double HISTORY_DAYS = 30;
  private static final double JD_OF_EPOCH = 2_440_587.5;
  private static final double MILLIS_PER_DAY = 86_400_000;
  private static final double MAGNITUDES_PER_E_FOLD = 2.5 / Math.log(10);
  private static final int LETTERS = 26;
  private static final int NAME_LETTERS = 7;

  private final TransientDatabase database;
  private final ObjectStore store;

  /** Alerts from rows and files. */
  public AlertExport(TransientDatabase database, ObjectStore store) {
    this.database = database;
    this.store = store;
  }

  private record Found(
      DetectionRow detection,
      CandidateRow candidate,
      Observation observation,
      Observation reference) {}

  /**
   * Makes the alerts.
   *
   * @param leastConfidence least score
   * @param zeroPoint AB magnitude of one count; 0 for instrumental magnitudes
   * @return one alert per detection, by time
   * @throws IOException if a cutout cannot be read
   */
  public List<Alert> alerts(double leastConfidence, double zeroPoint) throws IOException {
    List<Found> found = database.read(session -> found(session, leastConfidence));
    Map<UUID, StoredDifference> images = new HashMap<>();
    List<Alert> alerts = new ArrayList<>();
    for (Found one : found) {
      UUID run = one.candidate.differenceRunId();
      if (!images.containsKey(run)) {
        images.clear(); // detections of one image follow each other
        images.put(run, StoredDifference.read(store, one.observation.id(), run));
      }
      Triplet triplet =
          Triplet.cut(images.get(run).images(), one.candidate.x(), one.candidate.y(), Triplet.SIZE);
      alerts.add(alert(one, found, triplet, zeroPoint));
    }
    return alerts;
  }

  private static List<Found> found(DatabaseSession session, double leastConfidence) {
    List<Found> found = new ArrayList<>();
    DetectionFilter filter = DetectionFilter.all().withMinConfidence(leastConfidence);
    List<DetectionRow> page;
    int offset = 0;
    do {
      page = session.detections().list(filter.withPage(PAGE, offset));
      page.forEach(detection -> found(session, detection).ifPresent(found::add));
      offset += PAGE;
    } while (page.size() == PAGE);
    found.sort(
        Comparator.comparing((Found one) -> one.observation.observationTime())
            .thenComparing(one -> one.candidate.differenceRunId())
            .thenComparing(one -> one.detection.id()));
    return found;
  }

  /** A detection with what belongs to it; empty if it has no candidate. */
  private static Optional<Found> found(DatabaseSession session, DetectionRow detection) {
    UUID id = detection.candidateId();
    if (id == null) {
      return Optional.empty();
    }
    for (DifferenceRun run : session.differenceRuns().ofObservation(detection.observationId())) {
      UUID reference = run.referenceObservationId();
      for (CandidateRow candidate : session.candidates().ofRun(run.id())) {
        if (candidate.id().equals(id) && reference != null) {
          return Optional.of(
              new Found(
                  detection,
                  candidate,
                  session.observations().get(detection.observationId()),
                  session.observations().get(reference)));
        }
      }
    }
    return Optional.empty();
  }

  private static Alert alert(Found one, List<Found> all, Triplet triplet, double zeroPoint) {
    List<Found> object = all.stream().filter(other -> isSame(one, other)).toList();
    long candid = number(one.detection.id());
    List<AlertCandidate> previous =
        object.stream()
            .filter(other -> jd(other) < jd(one) && jd(other) >= jd(one) - HISTORY_DAYS)
            .map(other -> measured(other, zeroPoint))
            .toList();
    return new Alert(
        Alert.SCHEMA_VERSION,
        "Alidade",
        name(object.get(0)),
        candid,
        candidate(one, object, zeroPoint),
        previous,
        Optional.of(cutout(candid + "_science", triplet.science())),
        Optional.of(cutout(candid + "_template", triplet.reference())),
        Optional.of(cutout(candid + "_difference", triplet.difference())));
  }

  private static boolean isSame(Found one, Found other) {
    double north = one.detection.dec() - other.detection.dec();
    double turn = Math.IEEEremainder(one.detection.ra() - other.detection.ra(), 360);
    double east = turn * Math.cos(Math.toRadians(one.detection.dec()));
    return Math.hypot(north, east) <= SAME_OBJECT_DEGREES;
  }

  private static AlertCandidate candidate(Found one, List<Found> object, double zeroPoint) {
    double reference = jd(one.reference.observationTime());
    String scorer = one.detection.modelVersion();
    AlertCandidate candidate =
        measured(one, zeroPoint)
            .with("ranr", one.detection.ra())
            .with("decnr", one.detection.dec())
            .with("ndethist", object.size())
            .with("ncovhist", object.size())
            .with("jdstarthist", jd(object.get(0)))
            .with("nmtchps", 0)
            .with("rfid", number(one.reference.id()))
            .with("jdstartref", reference)
            .with("jdendref", reference)
            .with("nframesref", 1)
            .with("nmatches", 0)
            .with("drbversion", scorer)
            .with("exptime", one.observation.exposureTime());
    Double fwhm = one.candidate.fwhm();
    Double significance = one.candidate.significance();
    candidate = fwhm == null ? candidate : candidate.with("fwhm", fwhm);
    return significance == null ? candidate : candidate.with("scorr", significance);
  }

  private static AlertCandidate measured(Found one, double zeroPoint) {
    Double flux = one.candidate.flux();
    Double error = one.candidate.fluxError();
    double counts = flux == null ? Double.NaN : Math.abs(flux);
    double relative = error == null ? Double.NaN : error / counts;
    return AlertCandidate.empty()
        .with("jd", jd(one))
        .with("fid", "gri".indexOf(one.observation.filterBand()) + 1)
        .with("pid", number(one.candidate.differenceRunId()))
        .with("programid", 0)
        .with("candid", number(one.detection.id()))
        .with("isdiffpos", one.candidate.isPositive() ? "t" : "f")
        .with("xpos", one.candidate.x())
        .with("ypos", one.candidate.y())
        .with("ra", one.detection.ra())
        .with("dec", one.detection.dec())
        .with("magpsf", zeroPoint - 2.5 * Math.log10(counts))
        .with("sigmapsf", MAGNITUDES_PER_E_FOLD * relative)
        .with("rb", one.detection.confidenceScore())
        .with("rbversion", one.detection.modelVersion());
  }

  private static Cutout cutout(String name, Stamp stamp) {
    return Cutout.of(
        name + ".fits.gz",
        new Cutout.Pixels(stamp.size(), stamp.size(), stamp.values()),
        List.of());
  }

  /** Year and letters, always the same for an object with the same first detection. */
  private static String name(Found first) {
    String time = first.observation.observationTime().toString();
    StringBuilder name = new StringBuilder("ALD").append(time, 2, 4);
    long rest = number(first.candidate.id());
    for (int i = 0; i < NAME_LETTERS; i++) {
      name.append((char) ('a' + rest % LETTERS));
      rest /= LETTERS;
    }
    return name.toString();
  }

  private static long number(UUID id) {
    return id.getMostSignificantBits() >>> 1;
  }

  private static double jd(Found one) {
    return jd(one.observation.observationTime());
  }

  private static double jd(Instant time) {
    return JD_OF_EPOCH + time.toEpochMilli() / MILLIS_PER_DAY;
  }
}
