package org.alidade.transients.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.alidade.array.AlidadeException;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.objectstore.ContentDescription;
import org.alidade.objectstore.ObjectHead;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.ObservationType;
import org.alidade.transients.archive.ArchiveObservation;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.Observations;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.download.ImageName;
import org.alidade.transients.ingest.FrameMetadata;
import org.alidade.transients.ingest.FrameReader;
import org.alidade.transients.ingest.KnownValues;
import org.alidade.transients.ingest.StorageKeys;
import org.jspecify.annotations.Nullable;

/**
 * Brings downloaded images into the store and the database and starts the cascade (spec transient
 * 6.2). Doing it again changes nothing.
 *
 * <pre>{@code
 * List<IngestedSupernova> report =
 *     new Ingestion(database, store).run(IngestOptions.of(folder, survey));
 * Ingestion.write(folder.resolve(Ingestion.FILE_NAME), report);
 * }</pre>
 */
public final class Ingestion {
  /** Name of the report. */
  public static final String FILE_NAME = "ingestion_results.json";

  private static final double MJD_OF_EPOCH = 40_587;
  private static final double MILLIS_PER_DAY = 86_400_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TransientDatabase database;
  private final ObjectStore store;

  /** Ingestion into a database and a store. */
  public Ingestion(TransientDatabase database, ObjectStore store) {
    this.database = database;
    this.store = store;
  }

  /**
   * Ingests a tree of images. What cannot be ingested is reported, and the rest goes on.
   *
   * @throws BadInputException if the survey does not exist and is not to be made
   * @throws IOException if the folder or the reports cannot be read
   */
  public List<IngestedSupernova> run(IngestOptions options) throws IOException {
    UUID survey = survey(options);
    IngestSources sources = new IngestSources(options);
    List<IngestedSupernova> report = new ArrayList<>();
    for (String supernova : sources.supernovae()) {
      boolean complete =
          !sources.files(supernova, ObservationType.REFERENCE).isEmpty()
              && !sources.files(supernova, ObservationType.SCIENCE).isEmpty();
      if (report.size() < options.limit() && (complete || !options.requireBoth())) {
        report.add(ingest(sources, supernova, survey));
      }
    }
    return report;
  }

  private UUID survey(IngestOptions options) {
    return database.write(
        session ->
            session
                .surveys()
                .find(options.survey())
                .or(
                    () ->
                        options
                            .createSurvey()
                            .map(name -> session.surveys().create(options.survey(), name)))
                .orElseThrow(
                    () ->
                        new BadInputException(
                            "there is no such survey",
                            options.survey().toString(),
                            "use an existing survey, or --create-survey NAME"))
                .id());
  }

  private IngestedSupernova ingest(IngestSources sources, String supernova, UUID survey)
      throws IOException {
    List<String> errors = new ArrayList<>();
    List<IngestedObservation> references =
        ingest(sources, supernova, ObservationType.REFERENCE, survey, errors);
    List<IngestedObservation> science =
        ingest(sources, supernova, ObservationType.SCIENCE, survey, errors);
    return new IngestedSupernova(supernova, references, science, errors);
  }

  private List<IngestedObservation> ingest(
      IngestSources sources,
      String supernova,
      ObservationType type,
      UUID survey,
      List<String> errors)
      throws IOException {
    List<IngestedObservation> done = new ArrayList<>();
    List<Path> files = sources.files(supernova, type);
    if (files.isEmpty()) {
      errors.add("no image in " + sources.folder(supernova, type));
    }
    for (Path file : files) {
      try {
        Optional<ArchiveObservation> known = sources.known(supernova, type, file);
        try (StoredContent content = StoredContent.of(file)) {
          Observations.Ingested ingested =
              ingest(file, content, supernova, type, survey, known.orElse(null));
          done.add(
              new IngestedObservation(
                  ingested.observation().observationId(),
                  sources.relative(file),
                  ingested.observation().fitsUrl(),
                  ingested.added()));
        }
      } catch (AlidadeException | IOException e) {
        errors.add(sources.relative(file) + ": " + e.getMessage());
      }
    }
    return done;
  }

  private Observations.Ingested ingest(
      Path file,
      StoredContent content,
      String supernova,
      ObservationType type,
      UUID survey,
      @Nullable ArchiveObservation known)
      throws IOException {
    FrameMetadata metadata =
        FrameReader.metadata(
            content.file(), known == null ? KnownValues.none() : KnownValues.of(known));
    ImageName name = ImageName.of(file);
    String key = StorageKeys.observation(supernova, type, name.stem());
    Observation.Builder description =
        Observation.builder()
            .named(survey, StorageKeys.observationId(supernova, type, name.stem()))
            .of(supernova, type)
            .at(metadata.raDegrees(), metadata.decDegrees())
            .taken(
                time(metadata.observedMjd()),
                name.band().orElse(metadata.filter()),
                metadata.exposureSeconds())
            .storedAs(key)
            .image(metadata.width(), metadata.height(), metadata.pixelScaleArcsec())
            .conditions(boxed(metadata.airmass()), boxed(metadata.seeingArcsec()))
            .mission(name.mission().orElseGet(() -> known == null ? null : known.mission()))
            .metadata(details(file, content, metadata, known));
    upload(file, content, key, supernova, type);
    return database.write(
        session -> {
          Observations.Ingested ingested = session.observations().ingest(description);
          if (ingested.added()) {
            Cascade.begin(session, ingested.observation().id());
          }
          return ingested;
        });
  }

  private void upload(
      Path file, StoredContent content, String key, String supernova, ObservationType type)
      throws IOException {
    Optional<ObjectHead> there = store.head(key);
    boolean same =
        there.map(head -> content.sha256().equals(head.metadata().get("sha256"))).orElse(false);
    if (same) {
      return;
    }
    store.put(
        key,
        content.file(),
        ContentDescription.fits()
            .with("original-filename", ascii(String.valueOf(file.getFileName())))
            .with("upload-timestamp", database.now().toString())
            .with("file-size", Long.toString(Files.size(content.file())))
            .with("sha256", content.sha256())
            .with("sn-name", ascii(supernova))
            .with("observation-type", type.text()));
  }

  private static ObjectNode details(
      Path file,
      StoredContent content,
      FrameMetadata metadata,
      @Nullable ArchiveObservation known) {
    ObjectNode details =
        JsonNodeFactory.instance
            .objectNode()
            .put("original_filename", String.valueOf(file.getFileName()))
            .put("sha256", content.sha256())
            .put("hdu", metadata.hdu())
            .put("header_filter", metadata.filter());
    if (known != null) {
      details.put("archive_obs_id", known.obsId()).put("archive", known.archive());
    }
    put(details, "gain", metadata.gain());
    put(details, "read_noise", metadata.readNoiseElectrons());
    put(details, "saturation", metadata.saturationCounts());
    ObjectNode origins = details.putObject("metadata_source");
    metadata.sources().forEach(origins::put);
    return details;
  }

  private static void put(ObjectNode details, String name, OptionalDouble value) {
    value.ifPresent(number -> details.put(name, number));
  }

  private static @Nullable Double boxed(OptionalDouble value) {
    return value.isPresent() && value.getAsDouble() > 0 ? value.getAsDouble() : null;
  }

  private static String ascii(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "_");
    return plain.substring(0, Math.min(400, plain.length()));
  }

  private static Instant time(double mjd) {
    return Instant.ofEpochMilli(Math.round((mjd - MJD_OF_EPOCH) * MILLIS_PER_DAY));
  }

  /**
   * Writes the report.
   *
   * @throws IOException if that fails
   */
  public static void write(Path file, List<IngestedSupernova> report) throws IOException {
    AtomicFile.write(
        file, part -> JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), report));
  }
}
