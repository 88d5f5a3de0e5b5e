package org.alidade.cube;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.alidade.array.DoubleArray;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.DerivedDatasets;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.cube.internal.ModelScale;
import org.alidade.hdf5.Hdf5File;
import org.alidade.math.Quantiles;

/**
 * Which components carry light where (spec cubefit section 4). A component without support anywhere
 * cannot be fitted: its weights stay zero in every solver.
 *
 * <p>Example: {@code ComponentSupport.of(path, 128).empty()} lists the components to look at.
 */
public final class ComponentSupport {
  /** Amplitudes below this part of the largest of their component are no light. */
  public static final double AMPLITUDE_FLOOR = 1e-12;

  private static final double ENERGY_FLOOR = 1e-6;

  private final Rule rule;
  private final int spaxelTile;
  private final int components;
  private final boolean[] tiles;
  private final double[] fraction;

  /** What counts as light. */
  public enum Rule {
    /** An amplitude in the tile above 1e-12 of the component's largest. */
    AMPLITUDE("amplitude"),
    /** An energy of the tile's columns above 1e-6 of the median over components with any. */
    ENERGY("energy");

    private final String label;

    Rule(String label) {
      this.label = label;
    }

    /** The name in files. */
    public String label() {
      return label;
    }
  }

  private ComponentSupport(
      Rule rule, int spaxelTile, int components, boolean[] tiles, double[] fraction) {
    this.rule = rule;
    this.spaxelTile = spaxelTile;
    this.components = components;
    this.tiles = tiles;
    this.fraction = fraction;
  }

  /**
   * Support by the amplitudes of the velocity distributions of a cube file, with the options its
   * hypercube has or the defaults.
   *
   * @param cubeFile a populated file
   * @param spaxelTile spaxels per tile, at least 1
   */
  public static ComponentSupport of(Path cubeFile, int spaxelTile) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile);
        ModelInputs inputs = CubeReading.modelInputs(file)) {
      BuildOptions options =
          BuildRecord.find(file).map(BuildRecord::options).orElseGet(BuildOptions::defaults);
      ModelScale scale = ModelScale.of(inputs, options.amplitude(), options.norm());
      CubeShape shape = inputs.shape();
      return byAmplitude(scale.scales(), shape.spaxels(), shape.components(), spaxelTile);
    }
  }

  /**
   * Support by amplitudes.
   *
   * @param amplitude amplitude of every (spaxel, component), S*C values
   * @param spaxels number of spaxels S
   * @param components number of components C
   * @param spaxelTile spaxels per tile, at least 1
   */
  public static ComponentSupport byAmplitude(
      double[] amplitude, int spaxels, int components, int spaxelTile) {
    Ranges.atLeast(spaxelTile, 1, "spaxelTile");
    double[] largest = new double[components];
    for (int i = 0; i < amplitude.length; i++) {
      largest[i % components] = Math.max(largest[i % components], amplitude[i]);
    }
    boolean[] tiles = new boolean[count(spaxels, spaxelTile) * components];
    double[] fraction = new double[components];
    for (int i = 0; i < amplitude.length; i++) {
      int component = i % components;
      if (amplitude[i] > AMPLITUDE_FLOOR * largest[component]) {
        tiles[i / components / spaxelTile * components + component] = true;
        fraction[component]++;
      }
    }
    return new ComponentSupport(
        Rule.AMPLITUDE, spaxelTile, components, tiles, part(fraction, spaxels));
  }

  /**
   * Support by the energy of the columns in every tile of spaxels.
   *
   * @param operator the matrix
   * @param pixelWeights L weights of zero or more; zero where a pixel does not count
   * @param spaxelTile spaxels per tile, at least 1
   */
  public static ComponentSupport byEnergy(
      CubeOperator operator, double[] pixelWeights, int spaxelTile) {
    Ranges.atLeast(spaxelTile, 1, "spaxelTile");
    CubeShape shape = operator.shape();
    int components = shape.components();
    boolean[] tiles = new boolean[count(shape.spaxels(), spaxelTile) * components];
    double[] fraction = new double[components];
    for (int first = 0; first < shape.spaxels(); first += spaxelTile) {
      int last = Math.min(first + spaxelTile, shape.spaxels());
      double[] energy = tileEnergy(operator, pixelWeights, first, last);
      double floor = ENERGY_FLOOR * Quantiles.median(positive(energy));
      for (int c = 0; c < components; c++) {
        if (energy[c] > floor) { // false for a floor of NaN, where no component has energy
          tiles[first / spaxelTile * components + c] = true;
          fraction[c] += last - first;
        }
      }
    }
    return new ComponentSupport(
        Rule.ENERGY, spaxelTile, components, tiles, part(fraction, shape.spaxels()));
  }

  private static double[] part(double[] spaxelCounts, int spaxels) {
    return Arrays.stream(spaxelCounts).map(count -> count / spaxels).toArray();
  }

  private static int count(int spaxels, int tile) {
    return (spaxels + tile - 1) / tile;
  }

  private static double[] positive(double[] values) {
    return Arrays.stream(values).filter(value -> value > 0).toArray();
  }

  /** Energy of all columns of every component in spaxels {@code first} to {@code last - 1}. */
  private static double[] tileEnergy(
      CubeOperator operator, double[] pixelWeights, int first, int last) {
    CubeShape shape = operator.shape();
    String tag = "cube.support";
    double[] columns;
    try (DoubleArray weights = DoubleArray.allocate(tag, shape.spaxels(), shape.pixels());
        DoubleArray noData = DoubleArray.allocate(tag, shape.spaxels(), shape.pixels());
        DoubleArray energy = DoubleArray.allocate(tag, shape.unknowns());
        DoubleArray product = DoubleArray.allocate(tag, shape.unknowns())) {
      for (int s = first; s < last; s++) {
        weights.copyFrom(pixelWeights, 0, (long) s * shape.pixels(), shape.pixels());
      }
      operator.energies(IntStream.range(first, last).toArray(), weights, noData, energy, product);
      columns = energy.toArray();
    }
    double[] sums = new double[shape.components()];
    for (int j = 0; j < columns.length; j++) {
      sums[j / shape.populations()] += columns[j];
    }
    return sums;
  }

  /** What counted as light. */
  public Rule rule() {
    return rule;
  }

  /** Writes the support into the cube file as {@code /HyperCube/component_support}. */
  public void store(Path cubeFile) {
    DerivedDatasets.writeSupport(cubeFile, this, BuildFingerprint.current(cubeFile));
  }

  /** Number of components C. */
  public int components() {
    return components;
  }

  /** Spaxels per tile; the last tile may have fewer. */
  public int spaxelTile() {
    return spaxelTile;
  }

  /** Number of tiles of spaxels. */
  public int tiles() {
    return tiles.length / components;
  }

  /** Whether a component carries light in a tile. */
  public boolean supported(int tile, int component) {
    return tiles[tile * components + component];
  }

  /** Whether a component carries light anywhere. */
  public boolean any(int component) {
    return fraction[component] > 0;
  }

  /**
   * Part of the spaxels in which a component carries light, 0 to 1; by the energy rule, of the
   * spaxels in tiles where it does.
   */
  public double fraction(int component) {
    return fraction[component];
  }

  /** Components without light anywhere, ascending. */
  public int[] empty() {
    return IntStream.range(0, components).filter(c -> !any(c)).toArray();
  }
}
