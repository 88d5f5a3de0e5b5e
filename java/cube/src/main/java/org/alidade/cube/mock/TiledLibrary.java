package org.alidade.cube.mock;

import java.util.Random;
import java.util.stream.IntStream;
import org.alidade.cube.survey.OrbitLibrary;
import org.alidade.cube.survey.SurveyImage;

/**
 * An orbit library of any size from a small one.
 *
 * <p>Bins of the small library are cut into bins of about equal area; orbits are repeated, each
 * repetition with a field a few per cent larger or smaller. Velocities are scaled and shifted by a
 * few per cent and amplitudes scattered, per pair, so that no two rows or columns are the same.
 * Light goes from velocity bin to the nearest velocity bin: unlike interpolation that keeps
 * histograms as rough and as empty as they were. A library of the same size stays as it is. Every
 * histogram depends on the seed and its own indices only.
 */
final class TiledLibrary {
  private static final double SHIFT_BINS = 0.7;
  private static final double STRETCH = 0.03;
  private static final double AMPLITUDE_SCATTER = 0.1;
  private static final double FIELD_STRETCH = 0.15;
  private static final double NARROW = 0.9; // fewer bins than this part are made wider

  private final OrbitLibrary base;
  private final int spaxels;
  private final int components;
  private final long seed;
  private final boolean unchanged;
  private final double[] velocities;
  private final TiledField field;
  private final int[][] baseBin;

  TiledLibrary(OrbitLibrary base, int spaxels, int components, int velocityBins, long seed) {
    this.base = base;
    this.spaxels = spaxels;
    this.components = components;
    this.seed = seed;
    this.velocities = velocities(base, velocityBins);
    this.unchanged = base.spaxels() == spaxels && base.components() == components;
    SurveyImage image = base.image().orElseGet(() -> TiledField.round(base.spaxels()));
    this.field = new TiledField(image, base.spaxels(), spaxels, new Random(seed));
    this.baseBin = new int[tiles()][];
    Random random = new Random(seed + 1);
    for (int tile = 0; tile < baseBin.length; tile++) {
      double stretch = tile == 0 ? 1 : 1 + FIELD_STRETCH * (2 * random.nextDouble() - 1);
      baseBin[tile] = tile == 0 ? field.ownBins() : field.binsAt(stretch);
    }
  }

  private int tiles() {
    return (components + base.components() - 1) / base.components();
  }

  /** Bins as wide as those of the library unless there are too few of them to span its range. */
  private static double[] velocities(OrbitLibrary base, int bins) {
    double[] centres = base.centresKms();
    double width = (centres[centres.length - 1] - centres[0]) / (centres.length - 1);
    if (bins < NARROW * centres.length) {
      width *= (double) centres.length / bins;
    }
    double step = width;
    return IntStream.range(0, bins).mapToDouble(v -> (v - 0.5 * (bins - 1)) * step).toArray();
  }

  /** Centres of the velocity bins in km/s. */
  double[] velocities() {
    return velocities.clone();
  }

  /** Where the bins are. */
  SurveyImage image() {
    return field.image();
  }

  int spaxels() {
    return spaxels;
  }

  int components() {
    return components;
  }

  /** The orbit behind a component; few components are spread over all orbits. */
  private int orbit(int component) {
    return components < base.components()
        ? (int) ((component + 0.5) * base.components() / components)
        : component % base.components();
  }

  /** Light of the orbit behind a component in the whole field of the small library. */
  double fieldLight(int component) {
    double sum = 0;
    for (int b = 0; b < base.spaxels(); b++) {
      for (double value : base.histogram(b, orbit(component))) {
        sum += value;
      }
    }
    return sum;
  }

  /** Light per velocity bin of one component in one spaxel. */
  double[] histogram(int spaxel, int component) {
    int bin = baseBin[component / base.components()][spaxel];
    double[] from = base.histogram(bin, orbit(component));
    if (unchanged && from.length == velocities.length) {
      return from;
    }
    Random random = new Random(Seeds.of(seed, spaxel, component));
    double width = velocities[1] - velocities[0];
    double shift = unchanged ? 0 : SHIFT_BINS * width * random.nextGaussian();
    double stretch = unchanged ? 1 : 1 + STRETCH * random.nextGaussian();
    double factor = unchanged ? 1 : Math.exp(AMPLITUDE_SCATTER * random.nextGaussian());
    return move(from, stretch, shift, factor * field.areaRatio(spaxel, bin));
  }

  private double[] move(double[] from, double stretch, double shift, double factor) {
    double[] centres = base.centresKms();
    double[] to = new double[velocities.length];
    double width = velocities[1] - velocities[0];
    for (int v = 0; v < from.length; v++) {
      long nearest = Math.round((stretch * centres[v] + shift - velocities[0]) / width);
      if (from[v] != 0 && nearest >= 0 && nearest < to.length) {
        to[(int) nearest] += factor * from[v];
      }
    }
    return to;
  }
}
