package org.alidade.lvm;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.IoFailureException;
import org.alidade.lvm.internal.hash.PythonJson;
import org.jspecify.annotations.Nullable;

/**
 * What somebody else needs to know to build the same arrays (spec lvm 14.6): hash, configuration,
 * tiles and shape.
 *
 * <p>Example: {@code PipelineRecord.of(tiles, data).write(Path.of("record.json"))}.
 */
public final class PipelineRecord {
  private final Map<String, @Nullable Object> entries;

  private PipelineRecord(Map<String, @Nullable Object> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  /**
   * The record of arrays.
   *
   * @param source the tiles they were built from
   * @param data the arrays
   */
  public static PipelineRecord of(TileSource source, FitData data) {
    List<Long> exposures =
        source.tiles().stream().map(tile -> tile.meta().exposure()).distinct().toList();
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    entries.put("hash", data.hash());
    entries.put("pipeline_hash", data.hash());
    entries.put("config", data.config().toMap());
    entries.put("n_tiles", exposures.size());
    entries.put("exposures", exposures);
    entries.put("flux_shape", List.of(data.spaxels(), data.wavelengths()));
    return new PipelineRecord(entries);
  }

  /** The entries: texts, numbers, lists and the map {@code config}. */
  public Map<String, @Nullable Object> entries() {
    return entries;
  }

  /** The record as JSON, two blanks of indent; infinite values are strings. */
  public String toJson() {
    return PythonJson.indented(entries);
  }

  /**
   * Writes the JSON text; the file appears complete or not at all.
   *
   * @throws IoFailureException if writing fails
   */
  public void write(Path file) {
    Path target = file.toAbsolutePath();
    Path temporary = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.writeString(temporary, toJson() + "\n", StandardCharsets.UTF_8);
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "writing failed (" + e.getMessage() + ")", file.toString(), "check the folder");
      failure.initCause(e);
      remove(temporary, failure);
      throw failure;
    }
  }

  private static void remove(Path temporary, IoFailureException failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
