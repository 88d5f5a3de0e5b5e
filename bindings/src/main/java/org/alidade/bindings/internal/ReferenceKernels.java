package org.alidade.bindings.internal;

import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.IntArray;
import org.alidade.bindings.DoubleRows;
import org.alidade.bindings.FloatRows;
import org.alidade.bindings.KernelSampling;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.Panel;
import org.alidade.bindings.Projection;
import org.alidade.bindings.SparseColumns;
import org.jspecify.annotations.Nullable;

/** Plain Java kernels: the definition the native ones are tested against, and their stand-in. */
final class ReferenceKernels implements Kernels {
  @Override
  public String description() {
    return "reference java";
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
    int count = Math.toIntExact(taps.columns());
    LosvdSampling map =
        new LosvdSampling(velocityKms, dlogLambda, shiftPixels, firstTap, count, sampling);
    double[] histogram = new double[(int) velocityKms.size()];
    double[] out = new double[count];
    for (long i = 0; i < taps.rows(); i++) {
      int repaired = 0;
      for (int v = 0; v < histogram.length; v++) {
        double value = histograms.get(first + i * histogramStride + v * binStride);
        boolean good = value >= 0 && value < Double.POSITIVE_INFINITY;
        histogram[v] = good ? value : 0;
        repaired += good ? 0 : 1;
      }
      sampledMass.set(i, map.apply(histogram, out));
      repairedBins.set(i, repaired);
      write(out, taps, i);
    }
  }

  @Override
  public void rebin(DoubleRows spectra, SparseColumns columns, DoubleRows out) {
    SparseEntries entries = new SparseEntries(columns);
    double[] spectrum = new double[Math.toIntExact(spectra.columns())];
    double[] result = new double[entries.columns()];
    for (long i = 0; i < spectra.rows(); i++) {
      read(spectra, i, spectrum);
      entries.multiply(spectrum, 0, result);
      write(result, out, i);
    }
  }

  @Override
  public void rebinTransposed(DoubleRows values, SparseColumns columns, DoubleRows out) {
    SparseEntries entries = new SparseEntries(columns);
    double[] value = new double[entries.columns()];
    double[] spectrum = new double[Math.toIntExact(out.columns())];
    for (long i = 0; i < values.rows(); i++) {
      read(values, i, value);
      read(out, i, spectrum);
      entries.multiplyTransposed(value, spectrum);
      write(spectrum, out, i);
    }
  }

  @Override
  public void shiftRebin(
      DoubleArray spectrum,
      long spectrumFirst,
      long firstTap,
      SparseColumns columns,
      DoubleRows out) {
    SparseEntries entries = new SparseEntries(columns);
    double[] pixels = copy(spectrum, spectrumFirst, columns.rows());
    double[] result = new double[entries.columns()];
    for (long k = 0; k < out.rows(); k++) {
      entries.multiply(pixels, firstTap + k, result);
      write(result, out, k);
    }
  }

  @Override
  public void scaleToFloat(
      DoubleRows in, DoubleArray scale, long scaleFirst, boolean clamp, FloatRows out) {
    double[] row = new double[Math.toIntExact(in.columns())];
    float[] result = new float[row.length];
    for (long i = 0; i < in.rows(); i++) {
      double factor = scale.get(scaleFirst + i);
      if (factor == 0) {
        Arrays.fill(result, 0);
      } else {
        read(in, i, row);
        for (int j = 0; j < row.length; j++) {
          result[j] = (float) (factor * (clamp && row[j] < 0 ? 0 : row[j]));
        }
      }
      write(result, out, i);
    }
  }

  @Override
  public void planeCombine(FloatRows plane, DoubleArray x, long xFirst, DoubleArray out) {
    float[] row = new float[Math.toIntExact(plane.columns())];
    double[] sum = out.toArray();
    for (long j = 0; j < plane.rows(); j++) {
      double coefficient = x.get(xFirst + j);
      if (coefficient != 0) {
        read(plane, j, row);
        for (int l = 0; l < row.length; l++) {
          sum[l] += coefficient * row[l];
        }
      }
    }
    out.copyFrom(sum, 0, 0, sum.length);
  }

  @Override
  public void planeProject(FloatRows plane, DoubleArray residual, DoubleArray out, long outFirst) {
    float[] row = new float[Math.toIntExact(plane.columns())];
    double[] r = residual.toArray();
    for (long j = 0; j < plane.rows(); j++) {
      read(plane, j, row);
      out.set(outFirst + j, out.get(outFirst + j) + dot(row, r));
    }
  }

  @Override
  public void planeEnergy(
      FloatRows plane,
      DoubleArray weight,
      DoubleArray y,
      DoubleArray energy,
      DoubleArray product,
      long first) {
    float[] row = new float[Math.toIntExact(plane.columns())];
    double[] w = weight.toArray();
    double[] spectrum = y.toArray();
    for (long j = 0; j < plane.rows(); j++) {
      read(plane, j, row);
      double squares = 0;
      double products = 0;
      for (int l = 0; l < row.length; l++) {
        double weighted = w[l] * row[l];
        squares += weighted * row[l];
        products += weighted * spectrum[l];
      }
      energy.set(first + j, energy.get(first + j) + squares);
      product.set(first + j, product.get(first + j) + products);
    }
  }

  @Override
  public void gatherRows(
      FloatRows plane,
      IntArray pixels,
      FloatRows rows,
      DoubleArray norms,
      @Nullable FloatRows next) {
    float[] row = new float[Math.toIntExact(plane.columns())];
    int[] pixel = pixels.toArray();
    double[] squares = new double[pixel.length];
    for (long j = 0; j < plane.rows(); j++) {
      read(plane, j, row);
      for (int k = 0; k < pixel.length; k++) {
        float value = row[pixel[k]];
        rows.array().set(rows.first() + k * rows.stride() + j, value);
        squares[k] += (double) value * value;
      }
    }
    for (int k = 0; k < pixel.length; k++) {
      norms.set(k, norms.get(k) + squares[k]);
    }
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
    float[] kernel = new float[Math.toIntExact(kernels.columns())];
    float[] template = new float[Math.toIntExact(templates.shape().length(2))];
    float[] part = new float[template.length];
    for (long k = from; k < to; k++) {
      double squares = 0;
      for (long c = 0; c < kernels.rows(); c++) {
        read(kernels, c, kernel);
        Arrays.fill(part, 0);
        for (int t = 0; t < kernel.length; t++) {
          long pixelTap = (long) pixels.get(k) * kernel.length + t;
          templates.copyTo(pixelTap * template.length, template, 0, template.length);
          for (int p = 0; p < part.length; p++) {
            part[p] += kernel[t] * template[p];
          }
        }
        for (int p = 0; p < part.length; p++) {
          part[p] *= factor;
          squares += (double) part[p] * part[p];
        }
        rows.array()
            .copyFrom(part, 0, rows.first() + k * rows.stride() + c * part.length, part.length);
      }
      norms.set(k, squares);
    }
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
    float[] row = new float[Math.toIntExact(rows.columns())];
    double[] unknowns = x.toArray();
    for (long k = 0; k < order.size(); k++) {
      int i = order.get(k);
      read(rows, i, row);
      double residual = y.get(i) - dot(row, unknowns);
      double norm = norms.get(i);
      if (norm > 0 && Double.isFinite(residual)) {
        residuals.set(i, residual);
        addMultiple(unknowns, rate * residual / norm, row);
        if (projection == Projection.ROW) {
          clip(unknowns);
        }
      } else {
        residuals.set(i, Double.NaN);
      }
    }
    if (projection == Projection.END) {
      clip(unknowns);
    }
    x.copyFrom(unknowns, 0, 0, unknowns.length);
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
    double[] unknowns = copy(x, xFirst, rows.columns());
    float[] row = new float[unknowns.length];
    for (int k = 0; k < panel.done(); k++) {
      if (steps.get(k) != 0) {
        read(rows, order.get(panel.first() + k), row);
        addMultiple(unknowns, steps.get(k), row);
      }
    }
    if (clip) {
      clip(unknowns);
    }
    x.copyFrom(unknowns, 0, xFirst, unknowns.length);
    double[][] ahead = new double[panel.ahead()][unknowns.length];
    long gram = sumsFirst + ahead.length;
    for (int k = 0; k < ahead.length; k++) {
      read(rows, order.get(panel.first() + panel.done() + k), row);
      for (int j = 0; j < row.length; j++) {
        ahead[k][j] = row[j];
      }
      sums.set(sumsFirst + k, dot(row, unknowns));
      for (int m = 0; m < k; m++) {
        sums.set(gram + (long) k * ahead.length + m, dot(row, ahead[m]));
      }
    }
  }

  @Override
  public double readSum(FloatArray values, long first, long count) {
    float[] block = new float[(int) Math.min(count, 8192)];
    double sum = 0;
    for (long at = 0; at < count; at += block.length) {
      int part = (int) Math.min(block.length, count - at);
      values.copyTo(first + at, block, 0, part);
      for (int i = 0; i < part; i++) {
        sum += block[i];
      }
    }
    return sum;
  }

  private static void addMultiple(double[] x, double step, float[] row) {
    for (int j = 0; j < x.length; j++) {
      x[j] += step * row[j];
    }
  }

  private static void clip(double[] x) {
    for (int j = 0; j < x.length; j++) {
      x[j] = x[j] < 0 ? 0 : x[j];
    }
  }

  private static double dot(float[] row, double[] vector) {
    double sum = 0;
    for (int j = 0; j < row.length; j++) {
      sum += row[j] * vector[j];
    }
    return sum;
  }

  private static double[] copy(DoubleArray array, long first, long count) {
    double[] values = new double[Math.toIntExact(count)];
    array.copyTo(first, values, 0, values.length);
    return values;
  }

  private static void read(DoubleRows rows, long i, double[] row) {
    rows.array().copyTo(rows.first() + i * rows.stride(), row, 0, row.length);
  }

  private static void read(FloatRows rows, long i, float[] row) {
    rows.array().copyTo(rows.first() + i * rows.stride(), row, 0, row.length);
  }

  private static void write(double[] row, DoubleRows rows, long i) {
    rows.array().copyFrom(row, 0, rows.first() + i * rows.stride(), row.length);
  }

  private static void write(float[] row, FloatRows rows, long i) {
    rows.array().copyFrom(row, 0, rows.first() + i * rows.stride(), row.length);
  }
}
