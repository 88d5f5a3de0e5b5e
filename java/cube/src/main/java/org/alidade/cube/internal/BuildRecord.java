package org.alidade.cube.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.FormatException;
import org.alidade.array.Shape;
import org.alidade.cube.AmplitudeMode;
import org.alidade.cube.BuildFingerprint;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.ClampMode;
import org.alidade.cube.CubeShape;
import org.alidade.cube.KernelMode;
import org.alidade.cube.NormMode;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;

/**
 * What a file says about its hypercube.
 *
 * @param grid sizes and chunks of the stored models
 * @param built sizes and tiles that the models were built in; other chunks after compression
 * @param complete whether all tiles are there
 * @param stated identity of the matrix; empty in files of other programs
 */
public record BuildRecord(
    TileGrid grid, TileGrid built, boolean complete, Optional<BuildFingerprint> stated) {
  /** Identity given to a hypercube of unknown making. */
  private static final BuildFingerprint EXTERNAL =
      new BuildFingerprint(Map.of("models", "made by another program"), Map.of());

  /** Reads the record; empty if the file has no models. */
  public static Optional<BuildRecord> find(Hdf5File file) {
    if (!file.isDataset(CubeLayout.MODELS)) {
      return Optional.empty();
    }
    Hdf5Attributes attributes = file.group(CubeLayout.HYPERCUBE).attributes();
    boolean complete =
        attributes.exists(CubeLayout.ATTRIBUTE_COMPLETE)
            && attributes.getBoolean(CubeLayout.ATTRIBUTE_COMPLETE);
    TileGrid grid = grid(file.dataset(CubeLayout.MODELS));
    return Optional.of(
        new BuildRecord(grid, built(grid, attributes), complete, fingerprint(attributes)));
  }

  private static TileGrid built(TileGrid stored, Hdf5Attributes attributes) {
    return attributes
        .findLongs(CubeLayout.ATTRIBUTE_BUILD_TILES)
        .filter(tiles -> tiles.length == 3)
        .map(tiles -> TileGrid.of(stored.shape(), tile(tiles[0]), tile(tiles[1]), tile(tiles[2])))
        .orElse(stored);
  }

  private static int tile(long length) {
    if (length < 1) {
      throw new FormatException(
          "tiles of length " + length,
          CubeLayout.HYPERCUBE + "@" + CubeLayout.ATTRIBUTE_BUILD_TILES,
          "build the hypercube again");
    }
    return (int) Math.min(length, Integer.MAX_VALUE);
  }

  private static TileGrid grid(Hdf5Dataset models) {
    Shape shape = models.shape();
    if (shape.rank() == 5) {
      return blockedGrid(Lengths.of(models, 5));
    }
    if (shape.rank() != 4) {
      throw new FormatException(
          "models have shape " + shape,
          CubeLayout.MODELS,
          "expected (S, C, P, L); build the hypercube again");
    }
    int[] lengths = Lengths.of(models, 4);
    CubeShape sizes = sizes(lengths[0], lengths);
    long[] stored = models.chunk();
    long[] tile = stored.length == 4 && stored[3] == sizes.pixels() ? stored : shape.toArray();
    return TileGrid.of(sizes, tile(tile[0]), tile(tile[1]), tile(tile[2]));
  }

  /** Early files hold (blocks, spaxels per block, C, P, L). */
  private static TileGrid blockedGrid(int[] lengths) {
    CubeShape sizes = sizes((long) lengths[0] * lengths[1], lengths);
    return TileGrid.of(sizes, lengths[1], 1, sizes.populations());
  }

  private static CubeShape sizes(long spaxels, int[] lengths) {
    if (spaxels > Integer.MAX_VALUE) {
      throw new FormatException(
          "models of " + spaxels + " spaxels", CubeLayout.MODELS, "build the hypercube again");
    }
    int last = lengths.length - 1;
    return new CubeShape((int) spaxels, lengths[last - 2], lengths[last - 1], lengths[last]);
  }

  private static Optional<BuildFingerprint> fingerprint(Hdf5Attributes attributes) {
    Optional<String> inputs = attributes.findString(CubeLayout.ATTRIBUTE_BUILD_INPUTS);
    Optional<String> options = attributes.findString(CubeLayout.ATTRIBUTE_BUILD_OPTIONS);
    if (inputs.isEmpty() || options.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new BuildFingerprint(map(inputs.get()), map(options.get())));
  }

  private static Map<String, String> map(String json) {
    Map<String, String> values = new LinkedHashMap<>();
    JsonNode node = CubeReading.json(json, CubeLayout.HYPERCUBE);
    node.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue().asText()));
    return values;
  }

  /** Identity of the matrix. */
  public BuildFingerprint fingerprint() {
    return stated.orElse(EXTERNAL);
  }

  /** The options that the numbers depend on; defaults where the file does not say. */
  public BuildOptions options() {
    Map<String, String> named = fingerprint().options();
    BuildOptions.Builder builder = BuildOptions.builder();
    if (!named.isEmpty()) {
      builder
          .norm(NormMode.of(option("norm")))
          .amplitude(AmplitudeMode.of(option("amp")))
          .kernel(KernelMode.of(option("kernel")))
          .clamp(ClampMode.of(option("clamp")))
          .velocityBiasKms(number("vel_bias_kms"));
    }
    return builder.build();
  }

  private double number(String name) {
    String text = option(name);
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      FormatException failure =
          new FormatException(
              "build option " + name + " is no number",
              CubeLayout.HYPERCUBE,
              "build the hypercube again");
      failure.initCause(e);
      throw failure;
    }
  }

  private String option(String name) {
    String value = fingerprint().options().get(name);
    if (value == null) {
      throw new FormatException(
          "build option " + name + " is missing",
          CubeLayout.HYPERCUBE,
          "build the hypercube again");
    }
    return value;
  }
}
