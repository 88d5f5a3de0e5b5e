package org.alidade.lightcurve.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.CRC32;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does steps that make a file (spec lightcurve 9.1): what is up to date is left alone, what lacks
 * an input is left out with a warning. Records each.
 */
final class FileSteps {
  private static final Logger LOG = LoggerFactory.getLogger(FileSteps.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final @Nullable RunDatabase records;

  /** Steps with their records; without them nothing can be run. */
  FileSteps(@Nullable RunDatabase records) {
    this.records = records;
  }

  private RunDatabase database() {
    return Objects.requireNonNull(records, "records");
  }

  /** Does a step; the product is an empty text where an input is missing. */
  AssetResult run(FileStep step) throws Exception {
    Instant started = Instant.now();
    Optional<String> missing = missing(step);
    if (missing.isPresent()) {
      LOG.warn("{} {}: {}", step.asset(), step.partition(), missing.get());
      return keep(step, "", Map.of(step.counter(), 0), started, missing.get());
    }
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put(step.counter(), 1);
    metadata.put("output_file", step.output().toString());
    metadata.putAll(step.metadata());
    if (isCurrent(step)) {
      metadata.put("skipped", true);
      LOG.debug("{} {}: up to date", step.asset(), step.partition());
    } else {
      step.action().run();
      catalogue(step.output(), step.partition(), step.kind(), step.asset());
    }
    return keep(step, step.output().toString(), metadata, started, "");
  }

  /** Keeps a value with its record. */
  void keep(String asset, String partition, Object value, Object metadata, Instant started) {
    database().put(asset, partition, value);
    database()
        .record(
            new Materialisation(
                asset,
                partition,
                ValueJson.text(value),
                ValueJson.text(metadata),
                "null",
                started,
                Instant.now(),
                ""));
  }

  /** Puts a file into the catalogue of files. */
  void catalogue(Path file, String partition, String kind, String asset) throws IOException {
    database()
        .catalogue(
            List.of(
                new CataloguedFile(
                    file.toString(),
                    partition,
                    kind,
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant(),
                    checksum(file),
                    asset)));
  }

  private static Optional<String> missing(FileStep step) {
    for (Optional<Path> input : step.inputs()) {
      if (input.isEmpty()) {
        return Optional.of("an input is missing, nothing is made");
      }
      if (!Files.exists(input.get())) {
        return Optional.of(input.get() + " is missing, nothing is made");
      }
    }
    return Optional.empty();
  }

  private boolean isCurrent(FileStep step) {
    boolean current = UpToDate.of(inputs(step), List.of(step.output())).isCurrent();
    return current
        && database()
            .materialisation(step.asset(), step.partition())
            .map(made -> made.value().equals("\"\"") || made.options().equals(options(step)))
            .orElse(true);
  }

  private AssetResult keep(
      FileStep step, String value, Map<String, Object> metadata, Instant started, String log) {
    database().put(step.asset(), step.partition(), value);
    database()
        .record(
            new Materialisation(
                step.asset(),
                step.partition(),
                ValueJson.text(value),
                ValueJson.text(metadata),
                options(step),
                started,
                Instant.now(),
                log));
    return new AssetResult(value, inputs(step).stream().map(Path::toString).toList());
  }

  private static List<Path> inputs(FileStep step) {
    return step.inputs().stream().flatMap(Optional::stream).toList();
  }

  private static String options(FileStep step) {
    try {
      return JSON.writeValueAsString(step.options());
    } catch (JsonProcessingException e) {
      BadInputException failure =
          new BadInputException(
              "the options have no text (" + e.getOriginalMessage() + ")",
              step.asset(),
              "use records of numbers and texts");
      failure.initCause(e);
      throw failure;
    }
  }

  private static String checksum(Path file) throws IOException {
    CRC32 sum = new CRC32();
    byte[] part = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int count = in.read(part); count >= 0; count = in.read(part)) {
        sum.update(part, 0, count);
      }
    }
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }
}
