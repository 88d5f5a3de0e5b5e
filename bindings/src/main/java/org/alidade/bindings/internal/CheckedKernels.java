package org.alidade.bindings.internal;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.IntArray;
import org.alidade.array.NativeArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.KernelSampling;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.Panel;
import org.alidade.bindings.Projection;
import org.alidade.bindings.SparseColumns;
import org.jspecify.annotations.Nullable;

/** Checks every size before handing a call to an implementation, so that none of them has to. */
final class CheckedKernels implements Kernels {
  private final Kernels kernels;

  CheckedKernels(Kernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public String description() {
    return kernels.description();
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
    checkStrides(histograms, first, histogramStride, binStride);
    if (taps.rows() > 0) {
      long lastHistogram = Math.multiplyExact(taps.rows() - 1, histogramStride);
      long lastBin = Math.multiplyExact(Math.max(velocityKms.size() - 1, 0), binStride);
      need(histograms, Math.addExact(first, Math.addExact(lastHistogram, lastBin)) + 1);
    }
    need(sampledMass, taps.rows());
    need(repairedBins, taps.rows());
    checkGrid(velocityKms, dlogLambda, shiftPixels);
    kernels.sampleLosvd(
        histograms,
        first,
        histogramStride,
        binStride,
        velocityKms,
        dlogLambda,
        shiftPixels,
        firstTap,
        sampling,
        taps,
        sampledMass,
        repairedBins);
  }

  private static void checkStrides(
      DoubleArray histograms, long first, long histogramStride, long binStride) {
    if (first < 0 || histogramStride < 0 || binStride < 0) {
      throw new BadInputException(
          "negative offset or stride", histograms.tag(), "use values of zero or more");
    }
  }

  private static void checkGrid(DoubleArray velocityKms, double dlogLambda, double shiftPixels) {
    if (!(dlogLambda > 0 && dlogLambda < 1) || !Double.isFinite(shiftPixels)) {
      throw new BadInputException(
          "grid step " + dlogLambda + " with shift " + shiftPixels,
          "velocity sampling",
          "use a step between 0 and 1 in ln(wavelength) and a finite shift");
    }
    if (velocityKms.size() < 2) {
      throw new BadInputException(
          velocityKms.size() + " velocity bins",
          velocityKms.tag(),
          "give at least two bin centres");
    }
    for (long v = 0; v < velocityKms.size(); v++) {
      double velocity = velocityKms.get(v);
      double before = v == 0 ? -LosvdSampling.LIGHT_KMS : velocityKms.get(v - 1);
      if (!(velocity > before && velocity < Double.POSITIVE_INFINITY)) {
        throw new BadInputException(
            "bin centre " + v + " is " + velocity + " km/s after " + before + " km/s",
            velocityKms.tag(),
            "use finite increasing centres above minus the speed of light");
      }
    }
  }

  @Override
  public void rebin(DoubleRows spectra, SparseColumns columns, DoubleRows out) {
    same("spectra", spectra.rows(), "output rows", out.rows());
    same("template pixels", spectra.columns(), "operator rows", columns.rows());
    same("output pixels", out.columns(), "operator columns", columns.columns());
    kernels.rebin(spectra, columns, out);
  }

  @Override
  public void rebinTransposed(DoubleRows values, SparseColumns columns, DoubleRows out) {
    same("value rows", values.rows(), "output rows", out.rows());
    same("observed pixels", values.columns(), "operator columns", columns.columns());
    same("output pixels", out.columns(), "operator rows", columns.rows());
    kernels.rebinTransposed(values, columns, out);
  }

  @Override
  public void shiftRebin(
      DoubleArray spectrum,
      long spectrumFirst,
      long firstTap,
      SparseColumns columns,
      DoubleRows out) {
    needFrom(spectrum, spectrumFirst, columns.rows());
    same("output pixels", out.columns(), "operator columns", columns.columns());
    kernels.shiftRebin(spectrum, spectrumFirst, firstTap, columns, out);
  }

  @Override
  public void scaleToFloat(
      DoubleRows in, DoubleArray scale, long scaleFirst, boolean clamp, FloatRows out) {
    same("input rows", in.rows(), "output rows", out.rows());
    same("input columns", in.columns(), "output columns", out.columns());
    needFrom(scale, scaleFirst, in.rows());
    kernels.scaleToFloat(in, scale, scaleFirst, clamp, out);
  }

  @Override
  public void planeCombine(FloatRows plane, DoubleArray x, long xFirst, DoubleArray out) {
    needFrom(x, xFirst, plane.rows());
    same("plane pixels", plane.columns(), "output pixels", out.size());
    kernels.planeCombine(plane, x, xFirst, out);
  }

  @Override
  public void planeProject(FloatRows plane, DoubleArray residual, DoubleArray out, long outFirst) {
    same("plane pixels", plane.columns(), "residual pixels", residual.size());
    needFrom(out, outFirst, plane.rows());
    kernels.planeProject(plane, residual, out, outFirst);
  }

  @Override
  public void planeEnergy(
      FloatRows plane,
      DoubleArray weight,
      DoubleArray y,
      DoubleArray energy,
      DoubleArray product,
      long first) {
    same("plane pixels", plane.columns(), "weights", weight.size());
    same("plane pixels", plane.columns(), "spectrum pixels", y.size());
    needFrom(energy, first, plane.rows());
    needFrom(product, first, plane.rows());
    kernels.planeEnergy(plane, weight, y, energy, product, first);
  }

  @Override
  public void gatherRows(
      FloatRows plane,
      IntArray pixels,
      FloatRows rows,
      DoubleArray norms,
      @Nullable FloatRows next) {
    same("plane rows", plane.rows(), "gathered elements per row", rows.columns());
    same("pixels", pixels.size(), "gathered rows", rows.rows());
    need(norms, pixels.size());
    for (long k = 0; k < pixels.size(); k++) {
      int before = k == 0 ? -1 : pixels.get(k - 1);
      int pixel = pixels.get(k);
      if (pixel <= before || pixel >= plane.columns()) {
        throw new BadInputException(
            "pixel " + pixel + " after " + before + " of " + plane.columns(),
            pixels.tag(),
            "use ascending indices inside the plane");
      }
    }
    kernels.gatherRows(plane, pixels, rows, norms, next);
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
    if (templates.shape().rank() != 3) {
      throw new BadInputException(
          "templates of shape " + templates.shape(), templates.tag(), "pass (L, taps, P)");
    }
    same("taps of kernels", kernels.columns(), "taps of templates", templates.shape().length(1));
    long columns = Math.multiplyExact(kernels.rows(), templates.shape().length(2));
    same("elements per row", rows.columns(), "components times populations", columns);
    needFrom(pixels, from, to - from);
    needFrom(norms, from, to - from);
    if (to > rows.rows()) {
      throw new BadInputException(
          to + " of " + rows.rows() + " rows", rows.array().tag(), "pass one row per pixel");
    }
    for (long k = from; k < to; k++) {
      if (pixels.get(k) < 0 || pixels.get(k) >= templates.shape().length(0)) {
        throw new BadInputException(
            "pixel " + pixels.get(k) + " of " + templates.shape().length(0),
            pixels.tag(),
            "use pixels of the templates");
      }
    }
    this.kernels.makeRows(kernels, templates, factor, pixels, from, to, rows, norms);
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
    same("elements per row", rows.columns(), "unknowns", x.size());
    need(y, rows.rows());
    need(norms, rows.rows());
    need(residuals, rows.rows());
    if (!(rate > 0 && rate < 2)) {
      throw new BadInputException("rate " + rate, "Kaczmarz sweep", "use a rate between 0 and 2");
    }
    checkOrder(order, 0, order.size(), rows);
    kernels.kaczmarzSweep(rows, order, y, norms, rate, projection, x, residuals);
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
    long count = (long) panel.done() + panel.ahead();
    needFrom(order, panel.first(), count);
    checkOrder(order, panel.first(), count, rows);
    need(steps, panel.done());
    needFrom(x, xFirst, rows.columns());
    needFrom(sums, sumsFirst, panel.sums());
    kernels.kaczmarzPanel(rows, order, panel, steps, clip, x, xFirst, sums, sumsFirst);
  }

  private static void checkOrder(IntArray order, long first, long count, FloatRows rows) {
    for (long k = first; k < first + count; k++) {
      if (order.get(k) < 0 || order.get(k) >= rows.rows()) {
        throw new BadInputException(
            "row index " + order.get(k) + " of " + rows.rows(),
            order.tag(),
            "use indices of existing rows");
      }
    }
  }

  @Override
  public double readSum(FloatArray values, long first, long count) {
    needFrom(values, first, count);
    return kernels.readSum(values, first, count);
  }

  private static void same(String oneName, long one, String otherName, long other) {
    if (one != other) {
      throw new BadInputException(
          one + " " + oneName + ", " + other + " " + otherName,
          "kernel call",
          "pass arrays of matching sizes");
    }
  }

  private static void need(NativeArray array, long elements) {
    needFrom(array, 0, elements);
  }

  private static void needFrom(NativeArray array, long first, long elements) {
    if (first < 0 || elements < 0 || first > array.size() - elements) {
      throw new BadInputException(
          "elements " + first + " + " + elements + " of " + array.size(),
          array.tag(),
          "pass a larger array or another offset");
    }
  }
}
