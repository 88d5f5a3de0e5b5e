package org.alidade.web.internal.transients.endpoints;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.function.Function;
import org.alidade.objectstore.ContentDescription;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.ObservationType;
import org.alidade.transients.StageException;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.Observations;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.transients.ingest.FrameMetadata;
import org.alidade.transients.ingest.FrameReader;
import org.alidade.transients.ingest.KnownValues;
import org.alidade.transients.ingest.StorageKeys;
import org.alidade.transients.run.Cascade;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;
import org.jspecify.annotations.Nullable;

/**
 * FITS files that are sent: written to a file of this server's choosing up to a bound, read by the
 * same reader as all others, and only then stored under a key that the server makes.
 */
public final class UploadEndpoints {
  private static final int CHUNK_BYTES = 1 << 16;
  private static final double MJD_OF_1970 = 40_587;
  private static final double SECONDS_PER_DAY = 86_400;
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9 ._+-]{0,99}";

  private final TransientDatabase database;
  private final ObjectStore store;
  private final long mostBytes;

  /**
   * Endpoints on a database and a store.
   *
   * @param mostBytes longest file that is accepted
   */
  public UploadEndpoints(TransientDatabase database, ObjectStore store, long mostBytes) {
    this.database = database;
    this.store = store;
    this.mostBytes = mostBytes;
  }

  /**
   * What an image says of itself.
   *
   * @param width columns
   * @param height rows
   * @param ra right ascension of the centre, degrees
   * @param dec declination of the centre, degrees
   * @param pixelScale arcseconds per pixel
   * @param observedMjd time, MJD UTC
   * @param filterBand band
   * @param exposureTime exposure, seconds
   * @param airmass airmass
   * @param seeing width of stars, arcseconds
   * @param metadataSource where values come from
   */
  public record ImageSummary(
      int width,
      int height,
      double ra,
      double dec,
      double pixelScale,
      double observedMjd,
      String filterBand,
      double exposureTime,
      @Nullable Double airmass,
      @Nullable Double seeing,
      Map<String, String> metadataSource) {}

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.post("/observations", Permission.MANAGE, "Stores a FITS image and begins its work")
            .with(
                Parameter.ofRow("survey", "survey it belongs to").needed(),
                Parameter.text("sn_name", "supernova it shows").needed(),
                Parameter.text("observation_type", "what it is", "reference", "science").needed(),
                Parameter.text("name", "name of the image, unique for the supernova").needed())
            .takingFile()
            .answering(Observation.class, this::ingest),
        Endpoint.post("/observations/validate", Permission.READ, "What a FITS image says of itself")
            .takingFile()
            .answering(
                ImageSummary.class,
                request -> received(request, file -> Answer.of(summary(metadata(file))))));
  }

  private static FrameMetadata metadata(Path file) {
    try {
      return FrameReader.metadata(file, KnownValues.none());
    } catch (StageException e) {
      String what = e.what().replace(file.toString(), "the file");
      Problem failure = new Problem(Problem.BAD_REQUEST, e.code().name(), what);
      failure.initCause(e);
      throw failure;
    }
  }

  private static ImageSummary summary(FrameMetadata metadata) {
    return new ImageSummary(
        metadata.width(),
        metadata.height(),
        metadata.raDegrees(),
        metadata.decDegrees(),
        metadata.pixelScaleArcsec(),
        metadata.observedMjd(),
        metadata.filter(),
        metadata.exposureSeconds(),
        value(metadata.airmass()),
        value(metadata.seeingArcsec()),
        metadata.sources());
  }

  private <T> T received(Request request, Function<Path, T> use) {
    if (request.announcedBytes() > mostBytes) {
      throw tooLarge();
    }
    try {
      Path file = Files.createTempFile("alidade-upload", ".fits");
      try {
        copy(request.upload(), file);
        return use.apply(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Problem tooLarge() {
    return new Problem(
        Problem.TOO_LARGE, "TOO_LARGE", "a file may have at most " + mostBytes + " bytes");
  }

  private void copy(InputStream from, Path file) throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    long total = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int count = from.read(chunk); count >= 0; count = from.read(chunk)) {
        total += count;
        if (total > mostBytes) {
          throw tooLarge();
        }
        out.write(chunk, 0, count);
      }
    }
  }

  private Answer ingest(Request request) {
    UUID survey = request.row("survey").orElseThrow();
    if (database.read(session -> session.surveys().find(survey)).isEmpty()) {
      throw Problem.missing("survey");
    }
    String supernova = name(request, "sn_name");
    String name = name(request, "name");
    ObservationType type = ObservationType.of(request.given("observation_type"));
    return received(
        request, file -> stored(file, survey, supernova, type, name, request.caller().name()));
  }

  private static String name(Request request, String parameter) {
    String text = request.given(parameter);
    if (!text.matches(NAME)) {
      throw Problem.invalid(
          parameter
              + " must begin with a letter or digit and hold nothing but letters, digits,"
              + " blanks and . _ + -");
    }
    return text;
  }

  private Answer stored(
      Path file, UUID survey, String supernova, ObservationType type, String name, String by) {
    FrameMetadata metadata = metadata(file);
    String key = StorageKeys.observation(supernova, type, name);
    Observation.Builder description =
        Observation.builder()
            .named(survey, StorageKeys.observationId(supernova, type, name))
            .of(supernova, type)
            .at(metadata.raDegrees(), metadata.decDegrees())
            .taken(time(metadata.observedMjd()), metadata.filter(), metadata.exposureSeconds())
            .storedAs(key)
            .image(metadata.width(), metadata.height(), metadata.pixelScaleArcsec())
            .conditions(value(metadata.airmass()), value(metadata.seeingArcsec()))
            .metadata(sources(metadata, by));
    if (store.exists(key)) {
      throw Problem.conflict("an image of this name is stored already");
    }
    store.put(key, file, ContentDescription.fits());
    Observations.Ingested ingested =
        database.write(
            session -> {
              Observations.Ingested row = session.observations().ingest(description);
              if (row.added()) {
                Cascade.begin(session, row.observation().id());
              }
              return row;
            });
    return Answer.created(ingested.observation());
  }

  private static ObjectNode sources(FrameMetadata metadata, String by) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode sources = node.put("uploaded_by", by).putObject("metadata_source");
    metadata.sources().forEach(sources::put);
    return node;
  }

  private static @Nullable Double value(OptionalDouble number) {
    return number.isPresent() ? number.getAsDouble() : null;
  }

  private static Instant time(double mjd) {
    return Instant.ofEpochMilli(Math.round((mjd - MJD_OF_1970) * SECONDS_PER_DAY * 1000));
  }
}
