package org.alidade.lightcurve.internal.zarr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.alidade.array.FormatException;

/**
 * What a Zarr array looks like.
 *
 * @param version 2 or 3
 * @param shape lengths of the axes
 * @param chunk lengths of a chunk
 * @param kind type of the elements
 * @param order byte order of numbers
 * @param fill value of numbers in chunks that are missing
 * @param codecs compressions in the order of writing
 * @param separator between the indices of a chunk in its name
 * @param prefix of the names of chunks
 * @param dimensions names of the axes, empty if unknown
 * @param attributes whatever else is said
 */
@SuppressWarnings("ArrayRecordComponent") // few numbers, not changed
record ZarrMetadata(
    int version,
    long[] shape,
    long[] chunk,
    ElementKind kind,
    ByteOrder order,
    double fill,
    List<ZarrCodec> codecs,
    String separator,
    String prefix,
    List<String> dimensions,
    ObjectNode attributes) {
  private static final String DIMENSIONS = "_ARRAY_DIMENSIONS";
  private static final Set<String> SEPARATORS = Set.of(".", "/");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Of an array to be written. */
  static ZarrMetadata of(
      int version,
      long[] shape,
      long[] chunk,
      ElementKind kind,
      double fill,
      ZarrCodec codec,
      List<String> dimensions) {
    return new ZarrMetadata(
        version,
        shape,
        chunk,
        kind,
        ByteOrder.LITTLE_ENDIAN,
        fill,
        codec == ZarrCodec.NONE ? List.of() : List.of(codec),
        version == 2 ? "." : "/",
        version == 2 ? "" : "c/",
        dimensions,
        JSON.objectNode());
  }

  static ZarrMetadata version2(JsonNode array, ObjectNode attributes, String where) {
    String type = array.path("dtype").asText();
    List<ZarrCodec> codecs = new ArrayList<>();
    for (JsonNode filter : array.path("filters")) {
      if (!filter.path("id").asText().equals("vlen-utf8")) {
        throw unread("filter " + filter.path("id").asText(), where);
      }
    }
    if (array.path("compressor").isObject()) {
      codecs.add(ZarrCodec.named(array.path("compressor").path("id").asText(), where));
    }
    if (!array.path("order").asText("C").equals("C")) {
      throw unread("the order of Fortran", where);
    }
    return checked(
        new ZarrMetadata(
            2,
            longs(array.path("shape")),
            longs(array.path("chunks")),
            ElementKind.ofType(type, where),
            type.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
            fill(array.path("fill_value")),
            List.copyOf(codecs),
            array.path("dimension_separator").asText("."),
            "",
            texts(attributes.path(DIMENSIONS)),
            attributes),
        where);
  }

  static ZarrMetadata version3(JsonNode array, String where) {
    JsonNode type = array.path("data_type");
    ElementKind kind =
        type.path("name").asText().equals("fixed_length_utf32")
            ? new ElementKind('U', type.path("configuration").path("length_bytes").asInt())
            : ElementKind.ofName(
                type.isTextual() ? type.asText() : type.path("name").asText(), where);
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    List<ZarrCodec> codecs = new ArrayList<>();
    for (JsonNode codec : array.path("codecs")) {
      String name = codec.path("name").asText();
      if (name.equals("bytes")) {
        boolean big = codec.path("configuration").path("endian").asText().equals("big");
        order = big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      } else if (!name.equals("vlen-utf8")) {
        codecs.add(ZarrCodec.named(name, where));
      }
    }
    JsonNode keys = array.path("chunk_key_encoding");
    boolean plain = keys.path("name").asText("default").equals("v2");
    String separator = keys.path("configuration").path("separator").asText(plain ? "." : "/");
    JsonNode grid = array.path("chunk_grid").path("configuration").path("chunk_shape");
    return checked(
        new ZarrMetadata(
            3,
            longs(array.path("shape")),
            longs(grid),
            kind,
            order,
            fill(array.path("fill_value")),
            List.copyOf(codecs),
            separator,
            plain ? "" : "c" + separator,
            texts(array.path("dimension_names")),
            array.path("attributes") instanceof ObjectNode node ? node : JSON.objectNode()),
        where);
  }

  private static ZarrMetadata checked(ZarrMetadata metadata, String where) {
    boolean sound = metadata.shape().length == metadata.chunk().length;
    double bytes = Math.max(metadata.kind().bytes(), 1);
    for (int axis = 0; sound && axis < metadata.chunk().length; axis++) {
      sound =
          metadata.chunk()[axis] > 0
              && metadata.shape()[axis] >= 0
              && metadata.shape()[axis] < Long.MAX_VALUE - Integer.MAX_VALUE;
      bytes *= metadata.chunk()[axis];
    }
    if (!metadata.kind().isSound() || !SEPARATORS.contains(metadata.separator())) {
      throw unread("the form of the elements or of the names of chunks", where);
    }
    if (!sound || bytes > Integer.MAX_VALUE - 64) {
      throw new FormatException(
          "shape "
              + Arrays.toString(metadata.shape())
              + " with chunks "
              + Arrays.toString(metadata.chunk()),
          where,
          "write chunks below 2 GiB");
    }
    return metadata;
  }

  private static FormatException unread(String what, String where) {
    return new FormatException(what + " is not read", where, "write it another way");
  }

  private static long[] longs(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToLong(JsonNode::asLong).toArray();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static double fill(JsonNode value) {
    return switch (value.asText()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> value.asDouble(0);
    };
  }

  /** Elements per chunk. */
  int chunkElements() {
    return Math.toIntExact(LongStream.of(chunk).reduce(1, (a, b) -> a * b));
  }

  /** Name of a chunk below the folder of the array. */
  String chunkName(long... index) {
    if (index.length == 0) {
      return version == 2 ? "0" : "c";
    }
    return prefix + String.join(separator, LongStream.of(index).mapToObj(Long::toString).toList());
  }

  /** The description of version 3. */
  ObjectNode toVersion3() {
    ObjectNode node = JSON.objectNode();
    node.put("zarr_format", 3).put("node_type", "array");
    node.set("shape", numbers(shape));
    node.put("data_type", kind.name());
    node.putObject("chunk_grid")
        .put("name", "regular")
        .putObject("configuration")
        .set("chunk_shape", numbers(chunk));
    node.putObject("chunk_key_encoding")
        .put("name", "default")
        .putObject("configuration")
        .put("separator", "/");
    putFill(node);
    var list = node.putArray("codecs");
    ObjectNode first = list.addObject();
    if (kind.isText()) {
      first.put("name", "vlen-utf8");
    } else {
      first.put("name", "bytes").putObject("configuration").put("endian", "little");
    }
    for (ZarrCodec codec : codecs) {
      ObjectNode configuration =
          list.addObject()
              .put("name", codec.name().toLowerCase(Locale.ROOT))
              .putObject("configuration")
              .put("level", ZarrCodec.LEVEL);
      if (codec == ZarrCodec.ZSTD) {
        configuration.put("checksum", false);
      }
    }
    var names = node.putArray("dimension_names");
    dimensions.forEach(names::add);
    node.set("attributes", attributes);
    return node;
  }

  /** The description of version 2. */
  ObjectNode toVersion2() {
    ObjectNode node = JSON.objectNode();
    node.put("zarr_format", 2);
    node.set("shape", numbers(shape));
    node.set("chunks", numbers(chunk));
    node.put("dtype", kind.type()).put("order", "C");
    putFill(node);
    if (kind.isText()) {
      node.putArray("filters").addObject().put("id", "vlen-utf8");
    } else {
      node.putNull("filters");
    }
    if (codecs.isEmpty()) {
      node.putNull("compressor");
    } else {
      node.putObject("compressor")
          .put("id", codecs.get(0).name().toLowerCase(Locale.ROOT))
          .put("level", ZarrCodec.LEVEL);
    }
    return node;
  }

  /** The attributes of version 2, with the names of the axes. */
  ObjectNode attributes2() {
    ObjectNode node = attributes.deepCopy();
    var names = node.putArray(DIMENSIONS);
    dimensions.forEach(names::add);
    return node;
  }

  private void putFill(ObjectNode node) {
    if (kind.isText()) {
      node.put("fill_value", "");
    } else if (Double.isNaN(fill)) {
      node.put("fill_value", "NaN");
    } else if (kind.isWhole()) {
      node.put("fill_value", (long) fill);
    } else {
      node.put("fill_value", fill);
    }
  }

  private static JsonNode numbers(long[] values) {
    var array = JSON.arrayNode();
    Arrays.stream(values).forEach(array::add);
    return array;
  }

  /** Number of chunks along every axis. */
  long[] grid() {
    long[] grid = new long[shape.length];
    Arrays.setAll(grid, axis -> (shape[axis] + chunk[axis] - 1) / chunk[axis]);
    return grid;
  }

  /** Names of axes, by number where there are none. */
  List<String> dimensionsOr(int count) {
    return dimensions.size() == count ? dimensions : Collections.nCopies(count, "");
  }
}
