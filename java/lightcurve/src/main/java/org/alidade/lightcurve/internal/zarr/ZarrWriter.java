package org.alidade.lightcurve.internal.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a group of a Zarr directory of version 2 or 3, with all descriptions in one file, too. */
public final class ZarrWriter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Path folder;
  private final int version;
  private final ZarrCodec codec;
  private final Map<String, ZarrMetadata> arrays = new TreeMap<>();
  private final ObjectNode attributes = JSON.objectNode();

  /**
   * Begins a group.
   *
   * @param version 2 or 3
   */
  public ZarrWriter(Path folder, int version, ZarrCodec codec) {
    this.folder = folder;
    this.version = version;
    this.codec = codec;
  }

  /** Sets an attribute of the group. */
  public void attribute(String name, String text) {
    attributes.put(name, text);
  }

  /** Sets an attribute of the group. */
  public void attribute(String name, long number) {
    attributes.put(name, number);
  }

  /** Writes an array of one axis in one chunk. */
  public void write(String name, String dimension, List<String> texts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(little(texts.size()));
    for (String text : texts) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(little(encoded.length));
      bytes.writeBytes(encoded);
    }
    begin(name, ElementKind.TEXTS, 0, dimension, texts.size());
    store(name, bytes.toByteArray(), 0);
  }

  private static byte[] little(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  /** Writes an array of one axis in one chunk. */
  public void write(String name, String dimension, double[] values) {
    begin(name, new ElementKind('f', 8), Double.NaN, dimension, values.length);
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    store(name, bytes.array(), 0);
  }

  /** Writes an array of one axis in one chunk. */
  public void write(String name, String dimension, long[] values) {
    begin(name, new ElementKind('i', 8), 0, dimension, values.length);
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    store(name, bytes.array(), 0);
  }

  private void begin(String name, ElementKind kind, double fill, String dimension, int length) {
    long[] shape = {length};
    long[] chunk = {Math.max(length, 1)};
    arrays.put(name, ZarrMetadata.of(version, shape, chunk, kind, fill, codec, List.of(dimension)));
  }

  /** Begins an array of 32-bit floating point, NaN where nothing is written. */
  public void beginFloats(String name, List<String> dimensions, long[] shape, long[] chunk) {
    ElementKind kind = new ElementKind('f', 4);
    arrays.put(name, ZarrMetadata.of(version, shape, chunk, kind, Double.NaN, codec, dimensions));
  }

  /** Begins an array of unsigned 16-bit integers. */
  public void beginShorts(
      String name, List<String> dimensions, long[] shape, long[] chunk, int fill) {
    ElementKind kind = new ElementKind('u', 2);
    arrays.put(name, ZarrMetadata.of(version, shape, chunk, kind, fill, codec, dimensions));
  }

  /** Writes a chunk; what is missing at its end is filled. */
  public void writeChunk(String name, float[] values, long... index) {
    ZarrMetadata metadata = metadata(name);
    byte[] room = new byte[metadata.chunkElements() * metadata.kind().bytes()];
    ByteBuffer bytes = ByteBuffer.wrap(room).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < metadata.chunkElements(); i++) {
      metadata.kind().put(bytes, i, i < values.length ? values[i] : metadata.fill());
    }
    store(name, room, index);
  }

  /** Writes a chunk; what is missing at its end is filled. */
  public void writeChunk(String name, int[] values, long... index) {
    ZarrMetadata metadata = metadata(name);
    byte[] room = new byte[metadata.chunkElements() * metadata.kind().bytes()];
    ByteBuffer bytes = ByteBuffer.wrap(room).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < metadata.chunkElements(); i++) {
      metadata.kind().putWhole(bytes, i, i < values.length ? values[i] : (long) metadata.fill());
    }
    store(name, room, index);
  }

  private ZarrMetadata metadata(String name) {
    ZarrMetadata metadata = arrays.get(name);
    if (metadata == null) {
      throw new IllegalStateException("array " + name + " was not begun");
    }
    return metadata;
  }

  private void store(String name, byte[] plain, long... index) {
    Path file = folder.resolve(name).resolve(metadata(name).chunkName(index));
    try {
      ZarrFiles.write(file, codec.encode(plain));
    } catch (IOException e) {
      throw ZarrFiles.failure(file, e);
    }
  }

  /** Writes all descriptions. */
  public void finish() {
    if (version == 2) {
      finish2();
    } else {
      finish3();
    }
  }

  private void finish2() {
    ObjectNode group = JSON.objectNode().put("zarr_format", 2);
    ObjectNode together = JSON.objectNode();
    together.set(".zgroup", group);
    together.set(".zattrs", attributes);
    arrays.forEach(
        (name, metadata) -> {
          together.set(name + "/.zarray", metadata.toVersion2());
          together.set(name + "/.zattrs", metadata.attributes2());
        });
    together.properties().forEach(entry -> write(entry.getKey(), entry.getValue()));
    ObjectNode all = JSON.objectNode().put("zarr_consolidated_format", 1);
    all.set("metadata", together);
    ZarrFiles.write(folder.resolve(".zmetadata"), all);
  }

  private void write(String name, JsonNode node) {
    ZarrFiles.write(folder.resolve(name), node);
  }

  private void finish3() {
    ObjectNode group = JSON.objectNode().put("zarr_format", 3).put("node_type", "group");
    group.set("attributes", attributes);
    ObjectNode all = JSON.objectNode();
    arrays.forEach(
        (name, metadata) -> {
          all.set(name, metadata.toVersion3());
          write(name + "/zarr.json", metadata.toVersion3());
        });
    group
        .putObject("consolidated_metadata")
        .put("kind", "inline")
        .put("must_understand", false)
        .set("metadata", all);
    write("zarr.json", group);
  }
}
