package org.alidade.bindings.internal;

import java.util.Locale;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.KernelSampling;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.Panel;
import org.alidade.bindings.Processor;
import org.alidade.bindings.Projection;
import org.alidade.bindings.SparseColumns;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.jspecify.annotations.Nullable;

/** Kernels in C++ behind {@code kernels.h}; sizes have been checked before a call gets here. */
final class CompiledKernels implements Kernels {
  @Override
  public String description() {
    return "native " + Processor.selected().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void sampleLosvd(
      DoubleArray histograms,
      long first,
      long histogramStride,
      long binStride,
      DoubleArray velocityKms,
      double dlogLambda,
      double shiftPixels,
      long firstTap,
      KernelSampling sampling,
      DoubleRows taps,
      DoubleArray sampledMass,
      IntArray repairedBins) {
    int mode =
        switch (sampling) {
          case SAMPLE -> NativeKernels.ALD_KERNEL_SAMPLE;
          case INTEGRATE -> NativeKernels.ALD_KERNEL_INTEGRATE;
        };
    NativeStatus.check(
        NativeKernels.ald_losvd_sample(
            at(histograms, first),
            taps.rows(),
            velocityKms.size(),
            histogramStride,
            binStride,
            velocityKms.pointer(),
            dlogLambda,
            shiftPixels,
            firstTap,
            taps.columns(),
            mode,
            start(taps),
            taps.stride(),
            sampledMass.pointer(),
            repairedBins.pointer()),
        "velocity sampling");
  }

  @Override
  public void rebin(DoubleRows spectra, SparseColumns columns, DoubleRows out) {
    NativeStatus.check(
        NativeKernels.ald_rebin(
            start(spectra),
            spectra.rows(),
            spectra.columns(),
            spectra.stride(),
            starts(columns),
            columns.rowIndices().pointer(),
            columns.weights().pointer(),
            columns.columns(),
            start(out),
            out.stride()),
        "rebin");
  }

  @Override
  public void rebinTransposed(DoubleRows values, SparseColumns columns, DoubleRows out) {
    NativeStatus.check(
        NativeKernels.ald_rebin_transposed(
            start(values),
            values.rows(),
            columns.rows(),
            values.stride(),
            starts(columns),
            columns.rowIndices().pointer(),
            columns.weights().pointer(),
            columns.columns(),
            start(out),
            out.stride()),
        "transposed rebin");
  }

  @Override
  public void shiftRebin(
      DoubleArray spectrum,
      long spectrumFirst,
      long firstTap,
      SparseColumns columns,
      DoubleRows out) {
    NativeStatus.check(
        NativeKernels.ald_shift_rebin(
            at(spectrum, spectrumFirst),
            columns.rows(),
            firstTap,
            out.rows(),
            starts(columns),
            columns.rowIndices().pointer(),
            columns.weights().pointer(),
            columns.columns(),
            start(out),
            out.stride()),
        "shift and rebin");
  }

  @Override
  public void scaleToFloat(
      DoubleRows in, DoubleArray scale, long scaleFirst, boolean clamp, FloatRows out) {
    NativeStatus.check(
        NativeKernels.ald_scale_to_float(
            start(in),
            in.rows(),
            in.columns(),
            in.stride(),
            at(scale, scaleFirst),
            clamp ? 1 : 0,
            start(out),
            out.stride()),
        "scaling");
  }

  @Override
  public void planeCombine(FloatRows plane, DoubleArray x, long xFirst, DoubleArray out) {
    NativeStatus.check(
        NativeKernels.ald_plane_combine(
            start(plane),
            plane.rows(),
            plane.columns(),
            plane.stride(),
            at(x, xFirst),
            out.pointer()),
        "plane product");
  }

  @Override
  public void planeProject(FloatRows plane, DoubleArray residual, DoubleArray out, long outFirst) {
    NativeStatus.check(
        NativeKernels.ald_plane_project(
            start(plane),
            plane.rows(),
            plane.columns(),
            plane.stride(),
            residual.pointer(),
            at(out, outFirst)),
        "transposed plane product");
  }

  @Override
  public void planeEnergy(
      FloatRows plane,
      DoubleArray weight,
      DoubleArray y,
      DoubleArray energy,
      DoubleArray product,
      long first) {
    NativeStatus.check(
        NativeKernels.ald_plane_energy(
            start(plane),
            plane.rows(),
            plane.columns(),
            plane.stride(),
            weight.pointer(),
            y.pointer(),
            at(energy, first),
            at(product, first)),
        "plane energies");
  }

  @Override
  public void gatherRows(
      FloatRows plane,
      IntArray pixels,
      FloatRows rows,
      DoubleArray norms,
      @Nullable FloatRows next) {
    FloatPointer ahead =
        next != null && next.stride() == plane.stride() ? start(next) : new FloatPointer();
    NativeStatus.check(
        NativeKernels.ald_rows_gather(
            start(plane),
            plane.rows(),
            plane.columns(),
            plane.stride(),
            pixels.pointer(),
            pixels.size(),
            start(rows),
            rows.stride(),
            norms.pointer(),
            ahead),
        "row gathering");
  }

  @Override
  public void makeRows(
      FloatRows kernels,
      FloatArray templates,
      float factor,
      IntArray pixels,
      long from,
      long to,
      FloatRows rows,
      DoubleArray norms) {
    NativeStatus.check(
        NativeKernels.ald_rows_make(
            start(kernels),
            kernels.rows(),
            kernels.columns(),
            kernels.stride(),
            templates.pointer(),
            templates.shape().length(0),
            templates.shape().length(2),
            factor,
            pixels.pointer().position(from),
            to - from,
            rows.array().pointer().position(rows.first() + from * rows.stride()),
            rows.stride(),
            at(norms, from)),
        "making of rows");
  }

  @Override
  public void kaczmarzSweep(
      FloatRows rows,
      IntArray order,
      DoubleArray y,
      DoubleArray norms,
      double rate,
      Projection projection,
      DoubleArray x,
      DoubleArray residuals) {
    int project =
        switch (projection) {
          case NONE -> NativeKernels.ALD_PROJECT_NONE;
          case END -> NativeKernels.ALD_PROJECT_END;
          case ROW -> NativeKernels.ALD_PROJECT_ROW;
        };
    NativeStatus.check(
        NativeKernels.ald_kaczmarz_sweep(
            start(rows),
            rows.rows(),
            rows.columns(),
            rows.stride(),
            order.pointer(),
            order.size(),
            y.pointer(),
            norms.pointer(),
            rate,
            project,
            x.pointer(),
            residuals.pointer()),
        "Kaczmarz sweep");
  }

  @Override
  public void kaczmarzPanel(
      FloatRows rows,
      IntArray order,
      Panel panel,
      DoubleArray steps,
      boolean clip,
      DoubleArray x,
      long xFirst,
      DoubleArray sums,
      long sumsFirst) {
    NativeStatus.check(
        NativeKernels.ald_kaczmarz_panel(
            start(rows),
            rows.rows(),
            rows.columns(),
            rows.stride(),
            order.pointer().position(panel.first()),
            panel.done(),
            panel.ahead(),
            steps.pointer(),
            clip ? 1 : 0,
            at(x, xFirst),
            at(sums, sumsFirst),
            at(sums, sumsFirst + panel.ahead())),
        "Kaczmarz panel");
  }

  @Override
  public double readSum(FloatArray values, long first, long count) {
    try (DoublePointer sum = new DoublePointer(1)) {
      NativeStatus.check(
          NativeKernels.ald_read_sum(values.pointer().position(first), count, sum), "read");
      return sum.get();
    }
  }

  private static DoublePointer at(DoubleArray array, long first) {
    return array.pointer().position(first);
  }

  private static DoublePointer start(DoubleRows rows) {
    return rows.array().pointer().position(rows.first());
  }

  private static FloatPointer start(FloatRows rows) {
    return rows.array().pointer().position(rows.first());
  }

  private static LongPointer starts(SparseColumns columns) {
    return new LongPointer(columns.startBytes().pointer());
  }
}
