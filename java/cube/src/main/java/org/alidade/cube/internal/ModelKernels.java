package org.alidade.cube.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.alidade.array.DoubleArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.KernelSampling;
import org.alidade.bindings.Kernels;
import org.alidade.cube.KernelMode;

/** Samples the velocity distributions of the problem as convolution kernels (spec cubefit 1.2). */
public final class ModelKernels implements AutoCloseable {
  /** Sampled and histogram mass may differ by this much before the pair is reported. */
  private static final double MASS_TOLERANCE = 0.05;

  private final ModelInputs inputs;
  private final ModelScale scale;
  private final KernelGrid grid;
  private final KernelSampling sampling;
  private final DoubleArray velocity;
  private final List<String> poorlySampled = Collections.synchronizedList(new ArrayList<>());

  /** Prepares sampling with one mode and one velocity bias. */
  public ModelKernels(ModelInputs inputs, ModelScale scale, KernelMode mode, double biasKms) {
    this.inputs = inputs;
    this.scale = scale;
    this.grid = KernelGrid.of(inputs.velPix(), inputs.dlogLambda(), biasKms);
    this.sampling = mode == KernelMode.SAMPLE ? KernelSampling.SAMPLE : KernelSampling.INTEGRATE;
    this.velocity = DoubleArray.copyOf("cube.kernels", inputs.velPix());
  }

  /** The pixel offsets of the taps. */
  public KernelGrid grid() {
    return grid;
  }

  /**
   * Samples one component in consecutive spaxels.
   *
   * @param taps output, (count, m) unit sums, all zero where the histogram has no sampled mass
   * @param factors output, scale(s, c) per spaxel, 0 where the kernel is zero
   */
  public void sample(
      int firstSpaxel, int count, int component, DoubleArray taps, DoubleArray factors) {
    int components = inputs.shape().components();
    long perSpaxel = (long) inputs.velocityBins() * components;
    try (DoubleArray mass = DoubleArray.allocate("cube.kernels", count);
        IntArray repaired = IntArray.allocate("cube.kernels", count)) {
      Kernels.active()
          .sampleLosvd(
              inputs.losvd(),
              firstSpaxel * perSpaxel + component,
              perSpaxel,
              components,
              velocity,
              grid.dlogLambda(),
              grid.shiftPixels(),
              grid.firstTap(),
              sampling,
              new DoubleRows(taps, 0, count, grid.taps(), grid.taps()),
              mass,
              repaired);
      for (int i = 0; i < count; i++) {
        boolean empty = !(mass.get(i) > 0);
        factors.set(i, empty ? 0 : scale.scale(firstSpaxel + i, component));
        checkMass(firstSpaxel + i, component, mass.get(i));
      }
    }
  }

  private void checkMass(int spaxel, int component, double sampledMass) {
    if (sampling == KernelSampling.INTEGRATE) {
      return; // boxes keep their mass by construction
    }
    double expected = scale.histogramMass(spaxel, component);
    if (Math.abs(sampledMass - expected) > MASS_TOLERANCE * expected) {
      poorlySampled.add("(" + spaxel + ", " + component + ")");
    }
  }

  /**
   * Pairs (spaxel, component) whose sampled mass differs from the histogram's by more than 5 %,
   * sorted.
   */
  public List<String> poorlySampled() {
    synchronized (poorlySampled) {
      return poorlySampled.stream().distinct().sorted().toList();
    }
  }

  @Override
  public void close() {
    velocity.close();
  }
}
