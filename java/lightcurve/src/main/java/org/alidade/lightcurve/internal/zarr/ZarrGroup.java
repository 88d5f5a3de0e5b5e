package org.alidade.lightcurve.internal.zarr;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alidade.array.FormatException;

/** A group of a Zarr directory of version 2 or 3, for reading. */
public final class ZarrGroup {
  private static final String DESCRIPTION_3 = "zarr.json";
  private static final String GROUP_2 = ".zgroup";
  private static final String ARRAY_2 = ".zarray";
  private static final String ATTRIBUTES_2 = ".zattrs";

  private final Map<String, ZarrArray> arrays;
  private final ObjectNode attributes;

  private ZarrGroup(Map<String, ZarrArray> arrays, ObjectNode attributes) {
    this.arrays = arrays;
    this.attributes = attributes;
  }

  /** Whether a folder is such a group. */
  public static boolean recognises(Path folder) {
    return Files.isRegularFile(folder.resolve(GROUP_2))
        || Files.isRegularFile(folder.resolve(DESCRIPTION_3));
  }

  /**
   * Opens a group with the arrays in it.
   *
   * @throws FormatException if it is none, or made in a way that is not read
   */
  public static ZarrGroup open(Path folder) {
    if (!recognises(folder)) {
      throw new FormatException("no Zarr group", folder.toString(), "name a Zarr directory");
    }
    Map<String, ZarrArray> arrays = new TreeMap<>();
    for (Path child : children(folder)) {
      array(child, arrays);
    }
    Path description = folder.resolve(DESCRIPTION_3);
    ObjectNode attributes =
        Files.isRegularFile(description)
                && ZarrFiles.json(description).path("attributes") instanceof ObjectNode node
            ? node
            : attributes2(folder);
    return new ZarrGroup(arrays, attributes);
  }

  private static List<Path> children(Path folder) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(Files::isDirectory).toList();
    } catch (IOException e) {
      throw ZarrFiles.failure(folder, e);
    }
  }

  private static void array(Path folder, Map<String, ZarrArray> arrays) {
    String where = folder.toString();
    String name = String.valueOf(folder.getFileName());
    if (Files.isRegularFile(folder.resolve(ARRAY_2))) {
      ObjectNode description = ZarrFiles.json(folder.resolve(ARRAY_2));
      arrays.put(
          name,
          new ZarrArray(folder, ZarrMetadata.version2(description, attributes2(folder), where)));
    } else if (Files.isRegularFile(folder.resolve(DESCRIPTION_3))) {
      ObjectNode description = ZarrFiles.json(folder.resolve(DESCRIPTION_3));
      if (description.path("node_type").asText().equals("array")) {
        arrays.put(name, new ZarrArray(folder, ZarrMetadata.version3(description, where)));
      }
    }
  }

  private static ObjectNode attributes2(Path folder) {
    Path file = folder.resolve(ATTRIBUTES_2);
    return Files.isRegularFile(file) ? ZarrFiles.json(file) : JsonNodeFactory.instance.objectNode();
  }

  /** Arrays by name. */
  public Map<String, ZarrArray> arrays() {
    return arrays;
  }

  /** A text attribute, empty if there is none. */
  public String attribute(String name) {
    return attributes.path(name).asText("");
  }
}
