package org.alidade.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.IntArray;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of the kernels must do, checked against loops written down here. */
@ExtendWith({LeakCheck.class, SeededRandom.class})
abstract class KernelContract {
  private static final String TAG = "test";
  private static final double DLOG = 4.335e-5;
  private static final double LIGHT_KMS = 299792.458;

  /** Part of a value of order one by which sums in another order may differ. */
  private static final double TOLERANCE = 1e-12;

  abstract Kernels kernels();

  @ParameterizedTest
  @EnumSource(KernelSampling.class)
  void velocitySamplingHasUnitSumAndCountsRepairs(KernelSampling sampling, RandomGenerator random) {
    double[] values = random.doubles(2 * 41).toArray();
    values[3] = Double.NaN;
    values[41 + 5] = -1;
    values[41 + 6] = Double.POSITIVE_INFINITY;
    double[] clean = values.clone();
    clean[3] = clean[41 + 5] = clean[41 + 6] = 0;
    try (DoubleArray histograms = DoubleArray.copyOf(TAG, values, 2, 41);
        DoubleArray repairedByHand = DoubleArray.copyOf(TAG, clean, 2, 41);
        DoubleArray velocity = DoubleArray.copyOf(TAG, velocities(41, 25));
        Samples samples = new Samples(2, 101);
        Samples expected = new Samples(2, 101)) {
      sample(kernels(), histograms, velocity, sampling, samples);
      sample(Kernels.reference(), repairedByHand, velocity, sampling, expected);
      assertThat(samples.repaired.toArray()).containsExactly(1, 2);
      assertThat(expected.repaired.toArray()).containsExactly(0, 0);
      assertClose(samples.taps.toArray(), expected.taps.toArray(), 1e-10);
      assertClose(samples.mass.toArray(), expected.mass.toArray(), 1e-8);
      for (int i = 0; i < 2; i++) {
        double sum = 0;
        for (int k = 0; k < 101; k++) {
          sum += samples.taps.get(i, k);
        }
        assertThat(sum).isCloseTo(1, within(TOLERANCE));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(KernelSampling.class)
  void velocitySamplingSeesTheWholeMassOfSmoothHistograms(KernelSampling sampling) {
    double[] velocity = velocities(81, 12.5);
    double[] histogram = new double[81];
    double mass = 0;
    for (int v = 0; v < 81; v++) {
      histogram[v] = Math.exp(-0.5 * Math.pow((velocity[v] - 60) / 90, 2));
      mass += histogram[v] * 12.5;
    }
    try (DoubleArray histograms = DoubleArray.copyOf(TAG, histogram, 1, 81);
        DoubleArray bins = DoubleArray.copyOf(TAG, velocity);
        Samples samples = new Samples(1, 101)) {
      sample(kernels(), histograms, bins, sampling, samples);
      assertThat(samples.mass.get(0)).isCloseTo(mass, within(1e-3 * mass));
      double mean = 0;
      for (int k = 0; k < 101; k++) {
        mean += samples.taps.get(k) * LIGHT_KMS * Math.expm1((k - 50) * DLOG);
      }
      assertThat(mean).isCloseTo(60, within(0.1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 17, 1247})
  void rebinAndItsTransposeAreDenseProducts(int t, RandomGenerator random) {
    int n = 9;
    int l = t / 2 + 1;
    try (SparseColumns columns = operator(t, l, random);
        DoubleArray spectra = randomDoubles(random, n, t + 4);
        DoubleArray out = DoubleArray.allocate(TAG, n, l);
        DoubleArray back = DoubleArray.allocate(TAG, n, t)) {
      DoubleRows in = new DoubleRows(spectra, 3, n, t, t + 4);
      kernels().rebin(in, columns, DoubleRows.of(out));
      kernels().rebinTransposed(DoubleRows.of(out), columns, DoubleRows.of(back));
      double[] z = new double[t];
      for (int i = 0; i < n; i++) {
        spectra.copyTo(3 + (long) i * (t + 4), z, 0, t);
        double[] expected = shiftedProduct(columns, z, 0);
        double[] expectedBack = new double[t];
        for (int j = 0; j < l; j++) {
          assertThat(out.get(i, j)).isCloseTo(expected[j], within(TOLERANCE));
          for (long e = columns.start(j); e < columns.start(j + 1); e++) {
            expectedBack[columns.row(e)] += columns.weight(e) * out.get(i, j);
          }
        }
        for (int k = 0; k < t; k++) {
          assertThat(back.get(i, k)).isCloseTo(expectedBack[k], within(TOLERANCE * 100));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 33, 200})
  void shiftAndRebinIsADenseProduct(int t, RandomGenerator random) {
    int l = t / 2 + 1;
    int taps = 21;
    try (SparseColumns columns = operator(t, l, random);
        DoubleArray spectrum = randomDoubles(random, t + 2);
        DoubleArray out = DoubleArray.allocate(TAG, taps, l)) {
      kernels().shiftRebin(spectrum, 2, -8, columns, DoubleRows.of(out));
      double[] z = new double[t];
      spectrum.copyTo(2, z, 0, t);
      for (int k = 0; k < taps; k++) {
        double[] expected = shiftedProduct(columns, z, k - 8);
        for (int j = 0; j < l; j++) {
          assertThat(out.get(k, j)).isCloseTo(expected[j], within(TOLERANCE));
        }
      }
    }
  }

  @Test
  void scalingClampsAndRounds(RandomGenerator random) {
    try (DoubleArray in = randomDoubles(random, 3, 21);
        DoubleArray scale = DoubleArray.copyOf(TAG, new double[] {9, 2, 0, -1});
        FloatArray out = FloatArray.allocate(TAG, 3, 21)) {
      in.set(1, 4, Double.NaN);
      in.set(0, 4, Double.NaN);
      kernels().scaleToFloat(DoubleRows.of(in), scale, 1, true, FloatRows.of(out));
      for (int j = 0; j < 21; j++) {
        float doubled = (float) (2 * Math.max(in.get(0, j), 0));
        assertThat(Float.compare(out.get(0, j), doubled)).as("element %d", j).isZero();
        assertThat(out.get(1, j)).isEqualTo(0);
        assertThat(out.get(2, j)).isEqualTo((float) -Math.max(in.get(2, j), 0) + 0f);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 17, 1247})
  void planeProductsAreMatrixProducts(int l, RandomGenerator random) {
    int n = 13;
    try (FloatArray array = randomFloats(random, n, l + 3);
        DoubleArray x = randomDoubles(random, n + 2);
        DoubleArray spectrum = randomDoubles(random, l);
        DoubleArray weight = randomDoubles(random, l);
        DoubleArray combined = DoubleArray.allocate(TAG, l);
        DoubleArray projected = DoubleArray.allocate(TAG, n + 1);
        DoubleArray energy = DoubleArray.allocate(TAG, n + 1);
        DoubleArray product = DoubleArray.allocate(TAG, n + 1)) {
      FloatRows plane = new FloatRows(array, l == 0 ? 0 : 2, n, l, l + 3);
      x.set(6, 0);
      combined.fill(1);
      projected.fill(1);
      kernels().planeCombine(plane, x, 2, combined);
      kernels().planeProject(plane, spectrum, projected, 1);
      kernels().planeEnergy(plane, weight, spectrum, energy, product, 1);
      for (int j = 0; j < n; j++) {
        double dot = 1;
        double squares = 0;
        double products = 0;
        for (int i = 0; i < l; i++) {
          double a = at(plane, j, i);
          dot += a * spectrum.get(i);
          squares += weight.get(i) * a * a;
          products += weight.get(i) * a * spectrum.get(i);
        }
        assertThat(projected.get(1 + j)).isCloseTo(dot, within(TOLERANCE * 100));
        assertThat(energy.get(1 + j)).isCloseTo(squares, within(TOLERANCE * 100));
        assertThat(product.get(1 + j)).isCloseTo(products, within(TOLERANCE * 100));
      }
      for (int i = 0; i < l; i++) {
        double sum = 1;
        for (int j = 0; j < n; j++) {
          sum += x.get(2 + j) * at(plane, j, i);
        }
        assertThat(combined.get(i)).isCloseTo(sum, within(TOLERANCE));
      }
      assertThat(projected.get(0)).isEqualTo(1);
      assertThat(energy.get(0)).isEqualTo(0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 17, 130})
  void gatheringTransposesChosenPixels(int n, RandomGenerator random) {
    int l = 93;
    int[] chosen = random.ints(0, l).distinct().limit(40).sorted().toArray();
    try (FloatArray array = randomFloats(random, n, l);
        IntArray pixels = IntArray.copyOf(TAG, chosen);
        FloatArray out = FloatArray.allocate(TAG, chosen.length, n + 9);
        DoubleArray norms = DoubleArray.allocate(TAG, chosen.length)) {
      norms.fill(3);
      FloatRows rows = new FloatRows(out, 4, chosen.length, n, n + 9);
      FloatRows next = new FloatRows(array, 0, 1, l, l);
      kernels().gatherRows(FloatRows.of(array), pixels, rows, norms, next);
      for (int k = 0; k < chosen.length; k++) {
        double norm = 3;
        for (int j = 0; j < n; j++) {
          float value = array.get(j, chosen[k]);
          assertThat(at(rows, k, j)).isEqualTo(value);
          norm += (double) value * value;
        }
        assertThat(norms.get(k)).isCloseTo(norm, within(TOLERANCE * norm));
        assertThat(out.get(k, 3)).isEqualTo(0);
        assertThat(out.get(k, n + 4)).isEqualTo(0);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 16, 50, 97})
  void rowsAreProductsOfKernelsAndTemplates(int populations, RandomGenerator random) {
    int components = 11;
    int taps = 9;
    int elements = components * populations;
    try (FloatArray array = randomFloats(random, components, taps + 2);
        FloatArray templates = randomFloats(random, 5, taps, populations);
        IntArray pixels = IntArray.copyOf(TAG, new int[] {4, 0, 2, 2});
        FloatArray out = FloatArray.allocate(TAG, 4, elements + 3);
        DoubleArray norms = DoubleArray.allocate(TAG, 4)) {
      for (int t = 0; t < 4; t++) {
        for (int c = 0; c < components; c++) {
          array.set(c, t + 1, 0);
        }
      }
      FloatRows kernels = new FloatRows(array, 1, components, taps, taps + 2);
      FloatRows rows = new FloatRows(out, 0, 4, elements, elements + 3);
      kernels().makeRows(kernels, templates, 2, pixels, 0, 1, rows, norms);
      kernels().makeRows(kernels, templates, 2, pixels, 1, 3, rows, norms);
      for (int k = 0; k < 3; k++) {
        double norm = 0;
        for (int i = 0; i < elements; i++) {
          double sum = 0;
          for (int t = 0; t < taps; t++) {
            long template = ((long) pixels.get(k) * taps + t) * populations + i % populations;
            sum += (double) at(kernels, i / populations, t) * templates.get(template);
          }
          assertThat((double) at(rows, k, i)).isCloseTo(2 * sum, within(6e-6));
          norm += (double) at(rows, k, i) * at(rows, k, i);
        }
        assertThat(norms.get(k)).isCloseTo(norm, within(TOLERANCE * norm));
        assertThat(out.get(k, elements)).isEqualTo(0);
      }
      assertThat(norms.get(3)).isEqualTo(0);
      assertThat(out.get(3, 0)).isEqualTo(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Projection.class)
  void sweepIsTheTextbookRecurrence(Projection projection, RandomGenerator random) {
    int n = 67;
    int count = 25;
    try (FloatArray array = randomFloats(random, count, n);
        IntArray order = IntArray.copyOf(TAG, new int[] {3, 24, 0, 7, 9, 11, 3, 1});
        DoubleArray y = randomDoubles(random, count);
        DoubleArray norms = DoubleArray.allocate(TAG, count);
        DoubleArray x = randomDoubles(random, n);
        DoubleArray residuals = DoubleArray.allocate(TAG, count)) {
      FloatRows rows = FloatRows.of(array);
      norms.fill(20);
      norms.set(9, 0);
      y.set(7, Double.NaN);
      double[] expected = x.toArray();
      double[] expectedResiduals =
          sweep(rows, order.toArray(), y, norms, 0.6, projection, expected);
      kernels().kaczmarzSweep(rows, order, y, norms, 0.6, projection, x, residuals);
      assertClose(x.toArray(), expected, TOLERANCE * 100);
      assertClose(residuals.toArray(), expectedResiduals, TOLERANCE * 100);
      assertThat(residuals.get(7)).isNaN();
      assertThat(residuals.get(9)).isNaN();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8, 16, 64})
  void panelsOfRowsGiveWhatSingleRowsGive(int size, RandomGenerator random) {
    int n = 201;
    int count = 25;
    try (FloatArray array = randomFloats(random, count, n + 7);
        IntArray order = IntArray.copyOf(TAG, permutation(count, random));
        DoubleArray y = randomDoubles(random, count);
        DoubleArray norms = DoubleArray.allocate(TAG, count);
        DoubleArray x = randomDoubles(random, n);
        DoubleArray expected = DoubleArray.copyOf(TAG, x.toArray());
        DoubleArray residuals = DoubleArray.allocate(TAG, count);
        DoubleArray steps = DoubleArray.allocate(TAG, size)) {
      norms.fill(60);
      norms.set(9, 0);
      y.set(7, Double.NaN);
      array.set(3, 150, Float.NaN);
      FloatRows rows = new FloatRows(array, 0, count, n, n + 7);
      kernels().kaczmarzSweep(rows, order, y, norms, 0.6, Projection.END, expected, residuals);
      int done = 0;
      for (int first = 0; first < count || done > 0; first += done) {
        Panel panel = new Panel(first - done, done, Math.min(size, count - first));
        try (DoubleArray sums = panelOfTwoChunks(rows, order, panel, steps, x)) {
          takeSteps(panel, order, sums, y, norms, steps);
        }
        done = panel.ahead();
      }
      assertClose(x.toArray(), expected.toArray(), TOLERANCE * 100);
    }
  }

  private DoubleArray panelOfTwoChunks(
      FloatRows rows, IntArray order, Panel panel, DoubleArray steps, DoubleArray x) {
    DoubleArray sums = DoubleArray.allocate(TAG, 2, panel.sums());
    long half = rows.columns() / 2;
    for (int chunk = 0; chunk < 2; chunk++) {
      long from = chunk * half;
      long columns = chunk == 0 ? half : rows.columns() - half;
      FloatRows part =
          new FloatRows(rows.array(), rows.first() + from, rows.rows(), columns, rows.stride());
      boolean clip = panel.ahead() == 0;
      kernels()
          .kaczmarzPanel(
              part, order, panel, steps, clip, x, from, sums, (long) chunk * panel.sums());
    }
    return sums;
  }

  private static void takeSteps(
      Panel panel,
      IntArray order,
      DoubleArray sums,
      DoubleArray y,
      DoubleArray norms,
      DoubleArray steps) {
    int ahead = panel.ahead();
    for (int k = 0; k < ahead; k++) {
      int i = order.get(panel.first() + panel.done() + k);
      double residual = y.get(i) - sums.get(0, k) - sums.get(1, k);
      for (int m = 0; m < k; m++) {
        long pair = ahead + (long) k * ahead + m;
        double product = sums.get(0, pair) + sums.get(1, pair);
        residual -= steps.get(m) == 0 ? 0 : product * steps.get(m);
      }
      boolean usable = norms.get(i) > 0 && Double.isFinite(residual);
      steps.set(k, usable ? 0.6 * residual / norms.get(i) : 0);
    }
  }

  private static int[] permutation(int count, RandomGenerator random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  @Test
  void readingSumsAPart(RandomGenerator random) {
    try (FloatArray values = randomFloats(random, 1000)) {
      double expected = 0;
      for (int i = 13; i < 913; i++) {
        expected += values.get(i);
      }
      assertThat(kernels().readSum(values, 13, 900)).isCloseTo(expected, within(TOLERANCE * 100));
      assertThat(kernels().readSum(values, 1000, 0)).isEqualTo(0);
    }
  }

  @Test
  void sizesAreCheckedBeforeMemoryIsTouched(RandomGenerator random) {
    try (FloatArray array = randomFloats(random, 4, 6);
        DoubleArray four = DoubleArray.allocate(TAG, 4);
        DoubleArray six = DoubleArray.allocate(TAG, 6);
        IntArray order = IntArray.copyOf(TAG, new int[] {0, 4});
        IntArray descending = IntArray.copyOf(TAG, new int[] {2, 1});
        SparseColumns columns = operator(6, 4, random)) {
      FloatRows plane = FloatRows.of(array);
      Kernels kernels = kernels();
      refused(() -> kernels.planeCombine(plane, four, 1, six));
      refused(() -> kernels.planeCombine(plane, four, 0, four));
      refused(() -> kernels.planeProject(plane, four, four, 0));
      refused(() -> kernels.planeProject(plane, six, four, -1));
      refused(() -> kernels.planeEnergy(plane, six, six, four, four, 1));
      refused(() -> kernels.gatherRows(plane, descending, new FloatRows(array, 0, 2, 4, 6), four));
      refused(() -> kernels.gatherRows(plane, order, plane, four));
      refused(() -> kernels.kaczmarzSweep(plane, order, four, four, 1, Projection.NONE, six, four));
      refused(() -> kernels.rebin(DoubleRows.of(four), columns, DoubleRows.of(four)));
      refused(() -> kernels.shiftRebin(six, 1, 0, columns, DoubleRows.of(four)));
      refused(() -> panel(kernels, plane, order, new Panel(1, 1, 0), six, six));
      refused(() -> panel(kernels, plane, descending, new Panel(0, 1, 2), six, six));
      refused(() -> panel(kernels, plane, descending, new Panel(0, 0, 2), four, six));
      refused(() -> panel(kernels, plane, descending, new Panel(0, 0, 2), six, four));
      refused(() -> new Panel(0, 65, 0));
      refused(() -> new Panel(-1, 1, 1));
      refused(() -> kernels.readSum(array, 20, 5));
      refused(() -> new FloatRows(array, 1, 4, 6, 6));
      refused(() -> new FloatRows(array, 0, 4, 6, 5));
    }
  }

  private static void panel(
      Kernels kernels,
      FloatRows rows,
      IntArray order,
      Panel panel,
      DoubleArray x,
      DoubleArray sums) {
    kernels.kaczmarzPanel(rows, order, panel, x, false, x, 0, sums, 0);
  }

  @Test
  void sizesOfRowsToMakeAreChecked(RandomGenerator random) {
    try (FloatArray array = randomFloats(random, 2, 3);
        FloatArray templates = randomFloats(random, 4, 3, 5);
        FloatArray out = FloatArray.allocate(TAG, 2, 10);
        DoubleArray norms = DoubleArray.allocate(TAG, 2);
        IntArray good = IntArray.copyOf(TAG, new int[] {0, 3});
        IntArray bad = IntArray.copyOf(TAG, new int[] {0, 4})) {
      FloatRows kernels = FloatRows.of(array);
      FloatRows rows = FloatRows.of(out);
      kernels().makeRows(kernels, templates, 2, good, 0, 2, rows, norms);
      refused(() -> kernels().makeRows(kernels, templates, 2, bad, 0, 2, rows, norms));
      refused(() -> kernels().makeRows(kernels, templates, 2, good, 0, 3, rows, norms));
      refused(() -> kernels().makeRows(kernels, templates, 2, good, 1, 0, rows, norms));
      refused(() -> kernels().makeRows(rows, templates, 2, good, 0, 2, rows, norms));
      refused(() -> kernels().makeRows(kernels, templates, 2, good, 0, 2, kernels, norms));
      refused(() -> kernels().makeRows(kernels, array, 2, good, 0, 2, rows, norms));
    }
  }

  @Test
  void closedArraysAreRefused() {
    FloatArray array = FloatArray.allocate(TAG, 4);
    array.close();
    assertThatThrownBy(() -> kernels().readSum(array, 0, 4)).isInstanceOf(ClosedException.class);
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(BadInputException.class);
  }

  private static double[] sweep(
      FloatRows rows,
      int[] order,
      DoubleArray y,
      DoubleArray norms,
      double rate,
      Projection projection,
      double[] x) {
    double[] residuals = new double[(int) y.size()];
    for (int i : order) {
      double residual = y.get(i);
      for (int j = 0; j < x.length; j++) {
        residual -= at(rows, i, j) * x[j];
      }
      residuals[i] = norms.get(i) > 0 ? residual : Double.NaN;
      for (int j = 0; j < x.length && Double.isFinite(residuals[i]); j++) {
        x[j] += rate * residual / norms.get(i) * at(rows, i, j);
        x[j] = projection == Projection.ROW ? Math.max(x[j], 0) : x[j];
      }
    }
    for (int j = 0; j < x.length && projection == Projection.END; j++) {
      x[j] = Math.max(x[j], 0);
    }
    return residuals;
  }

  private static void sample(
      Kernels kernels,
      DoubleArray histograms,
      DoubleArray velocity,
      KernelSampling sampling,
      Samples samples) {
    kernels.sampleLosvd(
        histograms,
        0,
        velocity.size(),
        1,
        velocity,
        DLOG,
        0,
        -50,
        sampling,
        DoubleRows.of(samples.taps),
        samples.mass,
        samples.repaired);
  }

  private static double[] velocities(int bins, double stepKms) {
    double[] velocity = new double[bins];
    for (int v = 0; v < bins; v++) {
      velocity[v] = (v - bins / 2) * stepKms;
    }
    return velocity;
  }

  private static SparseColumns operator(int t, int l, RandomGenerator random) {
    long[] start = new long[l + 1];
    int[] row = new int[6 * l];
    double[] weight = new double[6 * l];
    int entries = 0;
    for (int j = 0; j < l; j++) {
      int first = random.nextInt(t);
      int count = random.nextInt(7);
      for (int e = 0; e < count && first + e < t; e++) {
        row[entries] = first + e;
        weight[entries++] = random.nextDouble(-1, 1);
      }
      start[j + 1] = entries;
    }
    return SparseColumns.of(t, start, Arrays.copyOf(row, entries), Arrays.copyOf(weight, entries));
  }

  private static double[] shiftedProduct(SparseColumns columns, double[] spectrum, int shift) {
    double[] out = new double[(int) columns.columns()];
    for (int j = 0; j < out.length; j++) {
      for (long e = columns.start(j); e < columns.start(j + 1); e++) {
        int at = columns.row(e) - shift;
        out[j] += at >= 0 && at < spectrum.length ? columns.weight(e) * spectrum[at] : 0;
      }
    }
    return out;
  }

  private static float at(FloatRows rows, long i, long j) {
    return rows.array().get(rows.first() + i * rows.stride() + j);
  }

  private static void assertClose(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      if (Double.isNaN(expected[i])) {
        assertThat(actual[i]).as("element %d", i).isNaN();
      } else {
        assertThat(actual[i]).as("element %d", i).isCloseTo(expected[i], within(tolerance));
      }
    }
  }

  private static DoubleArray randomDoubles(RandomGenerator random, long... lengths) {
    DoubleArray array = DoubleArray.allocate(TAG, lengths);
    for (long i = 0; i < array.size(); i++) {
      array.set(i, random.nextDouble(-1, 1));
    }
    return array;
  }

  private static FloatArray randomFloats(RandomGenerator random, long... lengths) {
    FloatArray array = FloatArray.allocate(TAG, lengths);
    for (long i = 0; i < array.size(); i++) {
      array.set(i, random.nextFloat(-1, 1));
    }
    return array;
  }
}
