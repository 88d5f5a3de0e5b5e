package org.alidade.cube.mock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.alidade.cube.survey.OrbitLibrary;

/**
 * What matters of velocity histograms for the cost and the difficulty of a fit.
 *
 * @param empty part of the (spaxel, component) pairs without light
 * @param occupied part of all histogram bins with light
 * @param occupiedBins median number of bins with light of the pairs that have some
 * @param roughness median of the sum of absolute differences of neighbouring bins over the light
 * @param decades log10 of the light at the 95th over that at the 5th percentile
 */
record LibraryStatistics(
    double empty, double occupied, double occupiedBins, double roughness, double decades) {

  static LibraryStatistics of(OrbitLibrary library) {
    int spaxels = library.spaxels();
    int bins = library.velocityBins();
    int components = library.components();
    double[] losvd = new double[spaxels * bins * components];
    for (int s = 0; s < spaxels; s++) {
      for (int c = 0; c < components; c++) {
        double[] histogram = library.histogram(s, c);
        for (int v = 0; v < bins; v++) {
          losvd[(s * bins + v) * components + c] = histogram[v];
        }
      }
    }
    return of(losvd, spaxels, bins, components);
  }

  /** Of histograms (S, V, C). */
  static LibraryStatistics of(double[] losvd, int spaxels, int bins, int components) {
    int pairs = spaxels * components;
    double[] light = new double[pairs];
    double[] lit = new double[pairs];
    double[] change = new double[pairs];
    for (int i = 0; i < losvd.length; i++) {
      int pair = i / (bins * components) * components + i % components;
      double value = losvd[i];
      light[pair] += value;
      lit[pair] += value > 0 ? 1 : 0;
      boolean last = i / components % bins == bins - 1;
      change[pair] += last ? 0 : Math.abs(losvd[i + components] - value);
    }
    int[] full = IntStream.range(0, pairs).filter(p -> light[p] > 0).toArray();
    double[] decades = sorted(full, p -> Math.log10(light[p]));
    return new LibraryStatistics(
        1 - (double) full.length / pairs,
        Arrays.stream(lit).sum() / losvd.length,
        median(sorted(full, p -> lit[p])),
        median(sorted(full, p -> change[p] / light[p])),
        decades[decades.length * 19 / 20] - decades[decades.length / 20]);
  }

  private static double[] sorted(int[] pairs, java.util.function.IntToDoubleFunction value) {
    return Arrays.stream(pairs).mapToDouble(value).sorted().toArray();
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  /** Bounds around the library of NGC 6278: 0.257, 0.214, 46, 0.93, 3.73. */
  void assertLikeNgc6278() {
    assertThat(empty).as("empty %s", this).isBetween(0.2, 0.31);
    assertThat(occupied).as("occupied %s", this).isBetween(0.15, 0.26);
    assertThat(occupiedBins).as("occupied bins %s", this).isBetween(28.0, 56.0);
    assertThat(roughness).as("roughness %s", this).isBetween(0.6, 1.1);
    assertThat(decades).as("decades %s", this).isBetween(3.0, 4.2);
  }
}
