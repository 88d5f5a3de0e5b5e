package org.alidade.cube.uncertainty;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.alidade.cube.Regularisation;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.internal.CubeCreation;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.solve.penalty.Penalties;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Attributes;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.WriterLock;

/** The group /Fit/bootstrap of a cube file. */
final class BootstrapStore {
  private static final String GROUP = CubeLayout.FIT + "/bootstrap";
  private static final String NON_ZERO = "x/nonzero_fraction";
  private static final String CORRELATION = "component_sum/correlation";
  private static final String REPLICAS = "replicas";
  private static final String SEED = "seed";
  private static final int DEFLATE_LEVEL = 4;
  private static final int LONGEST_CHUNK = 16_384;

  private final Hdf5File file;

  private BootstrapStore(Hdf5File file) {
    this.file = file;
  }

  /** Writes under the writer lock, so that a kill leaves the file as it was or whole. */
  static void write(
      Path cubeFile,
      BootstrapResult result,
      SolveOptions fit,
      BootstrapOptions options,
      String fingerprint,
      Instant time) {
    CubeCreation.change(
        cubeFile,
        WriterLock.Options.defaults(),
        file -> {
          if (file.exists(GROUP)) {
            file.delete(GROUP);
          }
          BootstrapStore store = new BootstrapStore(file);
          store.write(result);
          Hdf5Attributes attributes = file.group(GROUP).attributes();
          attributes.set(CubeLayout.ATTRIBUTE_FINGERPRINT, fingerprint);
          attributes.set("time_sec", time.toEpochMilli() / 1e3);
          describe(attributes, fit, options);
          attributes.set("account", String.join("\n", result.determination().account()));
        });
  }

  private static void describe(
      Hdf5Attributes attributes, SolveOptions fit, BootstrapOptions options) {
    Regularisation strengths = Penalties.strengths(fit);
    attributes.set(REPLICAS, options.replicas());
    attributes.set(SEED, options.seed());
    attributes.set("noise", options.noise().label());
    attributes.set("block_length", options.blockLength());
    attributes.set("polished", options.isPolished());
    attributes.set("smoothness", strengths.smoothness());
    attributes.set("ridge", strengths.ridge());
    attributes.set("ratio", strengths.ratio());
  }

  private void write(BootstrapResult result) {
    write("x", result.weights());
    write(NON_ZERO, result.nonZeroFraction());
    write("component_sum", result.componentSums());
    write("component_fraction", result.componentFractions());
    write("population_sum", result.populationSums());
    int components = result.components();
    file.createDataset(path(CORRELATION), spec(components, components))
        .write(Stream.of(result.componentCorrelation()).flatMapToDouble(Arrays::stream).toArray());
  }

  private void write(String name, Spread spread) {
    write(name + "/estimate", spread.estimate());
    write(name + "/mean", spread.mean());
    write(name + "/sd", spread.standardDeviation());
    write(name + "/p16", spread.p16());
    write(name + "/p50", spread.median());
    write(name + "/p84", spread.p84());
  }

  private void write(String name, double[] values) {
    file.createDataset(path(name), spec(values.length)).write(values);
  }

  private static DatasetSpec spec(long... shape) {
    long[] chunk = shape.clone();
    chunk[chunk.length - 1] = Math.min(chunk[chunk.length - 1], LONGEST_CHUNK);
    return DatasetSpec.builder(Hdf5Type.FLOAT64, shape)
        .chunk(chunk)
        .shuffle(true)
        .deflate(DEFLATE_LEVEL)
        .build();
  }

  private static String path(String name) {
    return GROUP + "/" + name;
  }

  /** The stored result, if its matrix has this fingerprint. */
  static Optional<BootstrapResult> read(Path cubeFile, String fingerprint) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      if (!file.exists(GROUP)) {
        return Optional.empty();
      }
      Hdf5Attributes attributes = file.group(GROUP).attributes();
      boolean belongs =
          attributes
              .findString(CubeLayout.ATTRIBUTE_FINGERPRINT)
              .filter(fingerprint::equals)
              .isPresent();
      return belongs ? Optional.of(new BootstrapStore(file).read(attributes)) : Optional.empty();
    }
  }

  private BootstrapResult read(Hdf5Attributes attributes) {
    Spread sums = readSpread("component_sum");
    Spread populations = readSpread("population_sum");
    double[] nonZero = read(NON_ZERO);
    double[][] correlation = square(read(CORRELATION), sums.size());
    return new BootstrapResult(
        sums.size(),
        populations.size(),
        Math.toIntExact(attributes.getLong(REPLICAS)),
        attributes.getLong(SEED),
        readSpread("x"),
        nonZero,
        sums,
        readSpread("component_fraction"),
        populations,
        correlation,
        Determination.of(sums, covariance(correlation, sums), nonZero));
  }

  private Spread readSpread(String name) {
    return new Spread(
        read(name + "/estimate"),
        read(name + "/mean"),
        read(name + "/sd"),
        read(name + "/p16"),
        read(name + "/p50"),
        read(name + "/p84"));
  }

  private double[] read(String name) {
    return file.dataset(path(name)).readDoubles();
  }

  private static double[][] square(double[] values, int side) {
    double[][] rows = new double[side][];
    Arrays.setAll(rows, i -> Arrays.copyOfRange(values, i * side, (i + 1) * side));
    return rows;
  }

  /** Sums that do not vary have no correlation and no covariance. */
  private static double[][] covariance(double[][] correlation, Spread sums) {
    double[][] covariance = new double[correlation.length][correlation.length];
    for (int a = 0; a < correlation.length; a++) {
      for (int b = 0; b < correlation.length; b++) {
        double product = sums.standardDeviation()[a] * sums.standardDeviation()[b];
        covariance[a][b] = product == 0 ? 0 : correlation[a][b] * product;
      }
    }
    return covariance;
  }
}
