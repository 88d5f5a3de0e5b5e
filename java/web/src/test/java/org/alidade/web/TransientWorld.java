package org.alidade.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsWriter;
import org.alidade.objectstore.ContentDescription;
import org.alidade.objectstore.ObjectStore;
import org.alidade.objectstore.ObjectStoreOptions;
import org.alidade.objectstore.ObjectStores;
import org.alidade.transients.ObservationType;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.CandidateStatus;
import org.alidade.transients.database.Candidates;
import org.alidade.transients.database.DatabaseOptions;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DetectionStatus;
import org.alidade.transients.database.DifferenceResult;
import org.alidade.transients.database.Model;
import org.alidade.transients.database.ModelResult;
import org.alidade.transients.database.ModelType;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.ObservationStatus;
import org.alidade.transients.database.PreprocessResult;
import org.alidade.transients.database.Role;
import org.alidade.transients.database.Survey;
import org.alidade.transients.database.TrainingDataset;
import org.alidade.transients.database.TrainingSample;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.detection.DetectionType;
import org.alidade.transients.ingest.StorageKeys;

/** A database with a processed pair, its images in a folder, and the service on both. */
public final class TransientWorld implements AutoCloseable {
  public static final int SIDE = 80;
  private static final int MIDDLE_PIXEL = 41;
  private static final double RA = 150.1;
  private static final double DEC = 2.2;

  public final TransientDatabase database;
  public final ObjectStore store;
  public final TransientService service;
  public final Observation science;
  public final Observation reference;
  public final UUID run;
  public final UUID dataset = UUID.randomUUID();
  public final List<DetectionRow> detections = new ArrayList<>();
  private final Path folder;

  public TransientWorld(Path folder, int candidates, TransientServiceOptions options) {
    this.folder = folder;
    database = TransientDatabase.open(DatabaseOptions.sqlite(folder.resolve("transients.db")));
    store = ObjectStores.open(ObjectStoreOptions.inFolder(folder.resolve("store")));
    Survey survey = database.write(session -> session.surveys().create("HST"));
    reference = ingest(survey, ObservationType.REFERENCE, "2020-01-01T00:00:00Z");
    science = ingest(survey, ObservationType.SCIENCE, "2021-01-01T00:00:00Z");
    run = UUID.randomUUID();
    images();
    database.change(session -> process(session, candidates));
    service = TransientService.start(options, database, store);
  }

  public static TransientServiceOptions options() {
    return TransientServiceOptions.defaults()
        .withPort(0)
        .withRequestsPerHour("observations", 100_000)
        .withRequestsPerHour("detections", 100_000)
        .withLimits(100_000, 100_000, 100_000);
  }

  public String key(Role role) {
    return key(role, role.name());
  }

  public String key(Role role, String name) {
    return database.write(session -> session.apiKeys().issue(name, role, null, null)).text();
  }

  private Observation ingest(Survey survey, ObservationType type, String time) {
    String key = StorageKeys.observation("2021abc", type, "image");
    Observation.Builder description =
        Observation.builder()
            .named(survey.id(), StorageKeys.observationId("2021abc", type, "image"))
            .of("2021abc", type)
            .at(RA, DEC)
            .taken(Instant.parse(time), "r", 120)
            .storedAs(key)
            .image(SIDE, SIDE, 0.5);
    return database.write(session -> session.observations().ingest(description)).observation();
  }

  private void images() {
    store(StorageKeys.processed(science.id()), 1);
    store(StorageKeys.processed(reference.id()), 2);
    for (String plane : List.of("reference", "difference", "scorr")) {
      store(StorageKeys.difference(run, plane), plane.length());
    }
    int[] shape = {SIDE, SIDE};
    put(
        StorageKeys.difference(run, "alpha"),
        writer -> {
          writer.primary(shape, hill(5), sky(RA, DEC, MIDDLE_PIXEL));
          writer.image("SIGMA", shape, flat(2), List.of());
        });
    put(
        StorageKeys.difference(run, "mask"),
        writer -> writer.image("MASK", shape, new byte[SIDE * SIDE], List.of()));
    put(
        StorageKeys.difference(run, "psf"),
        writer -> writer.primary(new int[] {3, 3}, new float[9], List.of()));
  }

  /** An image whose pixels say where they are. */
  private static float[] hill(int offset) {
    float[] values = new float[SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      double dx = i % SIDE - SIDE / 2.0;
      int row = i / SIDE;
      double dy = row - SIDE / 2.0;
      values[i] = (float) (offset + 100 * Math.exp(-(dx * dx + dy * dy) / 20) - 0.01 * dx);
    }
    return values;
  }

  private static float[] flat(float value) {
    float[] values = new float[SIDE * SIDE];
    Arrays.fill(values, value);
    return values;
  }

  private static List<FitsCard> sky(double ra, double dec, double pixel) {
    return List.of(
        FitsCard.of("CTYPE1", "RA---TAN", ""),
        FitsCard.of("CTYPE2", "DEC--TAN", ""),
        FitsCard.of("CRPIX1", pixel, ""),
        FitsCard.of("CRPIX2", pixel, ""),
        FitsCard.of("CRVAL1", ra, ""),
        FitsCard.of("CRVAL2", dec, ""),
        FitsCard.of("CDELT1", -2e-4, ""),
        FitsCard.of("CDELT2", 2e-4, ""));
  }

  private void store(String key, int offset) {
    put(
        key,
        writer -> writer.primary(new int[] {SIDE, SIDE}, hill(offset), sky(RA, DEC, MIDDLE_PIXEL)));
  }

  private void put(String key, Consumer<FitsWriter> content) {
    Path file = folder.resolve("image.fits");
    try (FitsWriter writer = FitsWriter.create(file)) {
      content.accept(writer);
      writer.commit();
    }
    store.put(key, file, ContentDescription.fits());
  }

  /** An image of 40 x 40 pixels that can be ingested. */
  public Path image() {
    Path file = folder.resolve("new.fits");
    List<FitsCard> cards = new ArrayList<>(sky(10, -5, 20.5));
    cards.add(FitsCard.of("MJD-OBS", 59000.25, ""));
    cards.add(FitsCard.of("FILTER", "F606W", ""));
    cards.add(FitsCard.of("EXPTIME", 30.0, ""));
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.primary(new int[] {40, 40}, new float[1600], cards);
      writer.commit();
    }
    return file;
  }

  private void process(DatabaseSession session, int candidates) {
    for (Observation observation : List.of(reference, science)) {
      UUID id = observation.id();
      session.observations().transition(id, ObservationStatus.PREPROCESSING, "worker", null);
      UUID preprocessing = UUID.randomUUID();
      session.preprocessRuns().begin(preprocessing, id, Map.of());
      String key = StorageKeys.processed(id);
      session
          .preprocessRuns()
          .complete(
              preprocessing, new PreprocessResult(true, true, 0.9, 12.0, 2.5, key, null, null));
      session.observations().setProcessedPath(id, key);
      session.observations().transition(id, ObservationStatus.PREPROCESSED, "worker", null);
    }
    session.observations().transition(science.id(), ObservationStatus.DIFFERENCING, "worker", null);
    session.differenceRuns().begin(run, science.id(), Map.of("algorithm", "zogy"));
    session
        .differenceRuns()
        .complete(
            run,
            new DifferenceResult(
                reference.id(),
                "zogy",
                null,
                JsonNodeFactory.instance
                    .objectNode()
                    .put("scorr_std", 1.02)
                    .put("registration_rms_x_px", 0.07)
                    .put("beta", 0.98),
                StorageKeys.difference(run, "difference"),
                StorageKeys.difference(run, "scorr"),
                0.5,
                5.0,
                candidates));
    session.observations().transition(science.id(), ObservationStatus.DIFFERENCED, "worker", null);
    score(session, candidates);
  }

  private void score(DatabaseSession session, int candidates) {
    Instant now = session.now();
    Model model =
        session
            .models()
            .register(
                new Model(
                    UUID.randomUUID(),
                    "s_corr",
                    "1",
                    ModelType.CANDIDATES,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    true,
                    now));
    UUID scoring = UUID.randomUUID();
    session
        .modelRuns()
        .begin(scoring, science.id(), Map.of("modelId", model.id(), "differenceRunId", run));
    for (int i = 0; i < candidates; i++) {
      CandidateRow candidate = candidate(i, now);
      DetectionRow detection = detection(scoring, candidate, 0.95 - 0.1 * i, now);
      session.candidates().add(List.of(candidate));
      session.detections().add(List.of(detection));
      session
          .outbox()
          .add(
              "DetectionStored",
              "detection",
              detection.id().toString(),
              JsonNodeFactory.instance.objectNode());
      detections.add(detection);
    }
    session.modelRuns().complete(scoring, new ModelResult(null, 3.0, candidates, candidates));
    session
        .trainingSets()
        .add(
            new TrainingDataset(
                dataset,
                "first",
                null,
                JsonNodeFactory.instance.objectNode(),
                1,
                1.0,
                0.7,
                "test",
                "active",
                now),
            List.of(
                new TrainingSample(
                    UUID.randomUUID(),
                    dataset,
                    science.id(),
                    detections.get(0).id(),
                    "training/first",
                    null,
                    "train",
                    JsonNodeFactory.instance.objectNode().put("anomaly_type", "supernova"),
                    null,
                    now)));
  }

  private CandidateRow candidate(int number, Instant now) {
    return new CandidateRow(
        Candidates.identifier(run, number),
        run,
        science.id(),
        RA,
        DEC,
        SIDE / 2.0 + number,
        SIDE / 2.0,
        SIDE / 2 + number,
        SIDE / 2,
        500.0,
        12.5,
        40.0 - number,
        40.0 - number,
        2.5,
        0.1,
        30.0,
        true,
        false,
        false,
        false,
        "",
        JsonNodeFactory.instance.objectNode(),
        CandidateStatus.DETECTED,
        now);
  }

  private static DetectionRow detection(
      UUID scoring, CandidateRow candidate, double score, Instant now) {
    return new DetectionRow(
        UUID.randomUUID(),
        scoring,
        candidate.observationId(),
        candidate.id(),
        candidate.ra(),
        candidate.dec(),
        candidate.pixelX(),
        candidate.pixelY(),
        score,
        DetectionType.TRANSIENT,
        "s_corr 1",
        JsonNodeFactory.instance.objectNode(),
        DetectionStatus.PENDING,
        null,
        null,
        false,
        null,
        null,
        now);
  }

  @Override
  public void close() {
    service.close();
    store.close();
    database.close();
  }
}
