package org.alidade.spherex.run;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.alidade.array.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * The measurements in one image: first a line that says where each group of sources is, then the
 * groups. A reader of one group passes over the others.
 *
 * @param path where it is
 */
record MeasuredFile(Path path) {
  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /** Measurements by the names of their sources. */
  record Measurements(Map<String, Photometer.Measured> bySource) {}

  /**
   * A part of the file.
   *
   * @param start first byte, counted from the end of the first line
   * @param length bytes
   */
  record Extent(long start, int length) {}

  /**
   * The first line.
   *
   * @param groups where the groups are, by their numbers
   */
  record Contents(Map<Integer, Extent> groups) {}

  /**
   * Writes the file.
   *
   * @return a checksum of the measurements
   */
  long write(SortedMap<Integer, Measurements> groups) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<Integer, Extent> extents = new TreeMap<>();
    for (Map.Entry<Integer, Measurements> group : groups.entrySet()) {
      byte[] part = JSON.writeValueAsBytes(group.getValue());
      extents.put(group.getKey(), new Extent(body.size(), part.length));
      body.writeBytes(part);
    }
    String first = JSON.writeValueAsString(new Contents(extents)) + "\n";
    AtomicFile.write(
        path,
        part -> {
          try (OutputStream out = Files.newOutputStream(part)) {
            out.write(first.getBytes(StandardCharsets.UTF_8));
            body.writeTo(out);
          }
        });
    CRC32 checksum = new CRC32();
    checksum.update(body.toByteArray());
    return checksum.getValue();
  }

  /** Reads the measurements of a group; none if it is not in the file. */
  Map<String, Photometer.Measured> read(SourceGroup group) throws IOException {
    try (InputStream in = new BufferedInputStream(new FileInputStream(path.toFile()))) {
      @Nullable Extent extent =
          JSON.readValue(firstLine(in), Contents.class).groups().get(group.number());
      if (extent == null) {
        return Map.of();
      }
      in.skipNBytes(extent.start());
      return JSON.readValue(in.readNBytes(extent.length()), Measurements.class).bySource();
    }
  }

  private static byte[] firstLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toByteArray();
  }
}
