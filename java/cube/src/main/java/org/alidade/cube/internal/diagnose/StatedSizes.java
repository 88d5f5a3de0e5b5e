package org.alidade.cube.internal.diagnose;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alidade.array.FormatException;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5File;

/** JSON attributes of a cube file that say sizes. */
public final class StatedSizes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES =
      List.of("nSpat", "nLSpec", "nTSpec", "nVel", "nComp", "nPop");

  private StatedSizes() {}

  /**
   * Sizes by name, from the first of {@code dims}, {@code dims_json} and the scalars {@code dims.*}
   * that says them; empty if none does.
   *
   * @throws FormatException if the text is not JSON
   */
  public static Map<String, Long> of(Hdf5File file) {
    Hdf5Attributes attributes = file.attributes();
    Map<String, Long> sizes = new TreeMap<>();
    for (String name : List.of(CubeLayout.ATTRIBUTE_DIMS, CubeLayout.ATTRIBUTE_DIMS_JSON)) {
      if (sizes.isEmpty() && attributes.exists(name)) {
        parse(attributes.getString(name), name)
            .properties()
            .forEach(entry -> sizes.put(entry.getKey(), entry.getValue().asLong()));
      }
    }
    if (sizes.isEmpty()) {
      for (String name : NAMES) {
        attributes.findLong("dims." + name).ifPresent(value -> sizes.put(name, value));
      }
    }
    return sizes;
  }

  /**
   * Lengths of the population axes (metallicity, age, alpha); the product is P.
   *
   * @param populations P
   * @return one axis of length P if the file does not say
   */
  public static int[] populationShape(Hdf5File file, int populations) {
    return findPopulationShape(file, populations).orElseGet(() -> new int[] {populations});
  }

  /**
   * The same, or nothing if the file does not say.
   *
   * @param populations P
   */
  public static Optional<int[]> findPopulationShape(Hdf5File file, int populations) {
    Hdf5Attributes attributes = file.attributes();
    String name = CubeLayout.ATTRIBUTE_TEMPLATE_META;
    long[] lengths = new long[0];
    if (attributes.exists(name)) {
      JsonNode axes = parse(attributes.getString(name), name).path("pop_shape");
      lengths = new long[axes.size()];
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = axes.get(i).asLong();
      }
    } else if (file.isDataset(CubeLayout.TEMPLATES)) {
      lengths =
          file.dataset(CubeLayout.TEMPLATES).attributes().findLongs("pop_shape").orElse(lengths);
    }
    long product = 1;
    for (long length : lengths) {
      // Zero as soon as it cannot be P any more.
      product = length > 0 && length <= populations ? product * length : 0;
      product = product <= populations ? product : 0;
    }
    boolean stated = lengths.length > 0 && product == populations;
    return stated
        ? Optional.of(Arrays.stream(lengths).mapToInt(Math::toIntExact).toArray())
        : Optional.empty();
  }

  private static JsonNode parse(String text, String attribute) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      FormatException failure =
          new FormatException("text is not JSON", attribute, "populate the file again");
      failure.initCause(e);
      throw failure;
    }
  }
}
