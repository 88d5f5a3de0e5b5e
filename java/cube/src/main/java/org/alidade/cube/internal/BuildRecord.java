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
        .map(
            tiles ->
                TileGrid.of(
                    stored.shape(),
                    Math.toIntExact(tiles[0]),
                    Math.toIntExact(tiles[1]),
                    Math.toIntExact(tiles[2])))
        .orElse(stored);
  }

  private static TileGrid grid(Hdf5Dataset models) {
    Shape shape = models.shape();
    if (shape.rank() == 5) {
      return blockedGrid(shape);
    }
    if (shape.rank() != 4) {
      throw new FormatException(
          "models have shape " + shape,
          CubeLayout.MODELS,
          "expected (S, C, P, L); build the hypercube again");
    }
    CubeShape sizes = sizes(shape.length(0), shape);
    long[] stored = models.chunk();
    long[] tile = stored.length == 4 && stored[3] == sizes.pixels() ? stored : shape.toArray();
    return TileGrid.of(
        sizes, Math.toIntExact(tile[0]), Math.toIntExact(tile[1]), Math.toIntExact(tile[2]));
  }

  /** Early files hold (blocks, spaxels per block, C, P, L). */
  private static TileGrid blockedGrid(Shape shape) {
    CubeShape sizes = sizes(shape.length(0) * shape.length(1), shape);
    return TileGrid.of(sizes, Math.toIntExact(shape.length(1)), 1, sizes.populations());
  }

  private static CubeShape sizes(long spaxels, Shape shape) {
    int last = shape.rank() - 1;
    return new CubeShape(
        Math.toIntExact(spaxels),
        Math.toIntExact(shape.length(last - 2)),
        Math.toIntExact(shape.length(last - 1)),
        Math.toIntExact(shape.length(last)));
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
          .velocityBiasKms(Double.parseDouble(option("vel_bias_kms")));
    }
    return builder.build();
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
