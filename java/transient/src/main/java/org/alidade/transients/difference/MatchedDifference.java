package org.alidade.transients.difference;

import java.util.Arrays;
import org.alidade.array.DoubleArray;
import org.alidade.math.Precision;
import org.alidade.transients.PsfStamp;

/**
 * A difference of images of which one was convolved to match the other, and the kernels that were
 * used; its noise is made white, and a matched filter gives fluxes and their significance (spec
 * transient 12).
 *
 * @param method name of the method
 * @param image the difference, in counts
 * @param scienceKernel what the science image was convolved with, scale included; one pixel of 1
 *     for nothing
 * @param referenceKernel what was convolved with the reference image and subtracted
 * @param fluxScale counts of the science image per unit of flux
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
record MatchedDifference(
    String method,
    double[] image,
    PsfStamp scienceKernel,
    PsfStamp referenceKernel,
    double fluxScale) {
  /** A kernel that changes nothing but the scale. */
  static PsfStamp scale(double factor) {
    return new PsfStamp(1, new double[] {factor});
  }

  SubtractionResult result(ImagePair pair) {
    int margin = pair.sciencePsf().half() + Math.max(scienceKernel.half(), referenceKernel.half());
    try (PlaneWorkspace<DoubleArray> work =
        new PlaneWorkspace<>(Precision.DOUBLE, pair.width(), pair.height(), margin)) {
      return new Scoring(work, pair).run();
    }
  }

  private static double sum(PsfStamp stamp) {
    double sum = 0;
    for (double value : stamp.values()) {
      sum += value;
    }
    return sum;
  }

  /** The steps on planes. */
  private final class Scoring {
    private final PlaneWorkspace<DoubleArray> work;
    private final ImagePair pair;
    private final double sigma;
    private final double amplitude;
    private final DoubleArray plane;
    private final DoubleArray science;
    private final DoubleArray reference;
    private final DoubleArray psf;
    private final DoubleArray difference;
    private final DoubleArray spare;

    Scoring(PlaneWorkspace<DoubleArray> work, ImagePair pair) {
      this.work = work;
      this.pair = pair;
      double scienceNoise = pair.scienceSigma() * sum(scienceKernel);
      double referenceNoise = pair.referenceSigma() * sum(referenceKernel);
      this.sigma = Math.hypot(scienceNoise, referenceNoise);
      this.amplitude = sum(scienceKernel) * fluxScale;
      this.plane = work.imagePlane();
      this.science = work.plane();
      this.reference = work.plane();
      this.psf = work.plane();
      this.difference = work.plane();
      this.spare = work.plane();
    }

    SubtractionResult run() {
      double scoreScale = prepare();
      HitTemplates hits = new HitTemplates(stamp(science, 1), stamp(reference, -1));
      PsfStamp middle = stamp(psf, 1);
      double[] variance = variance(scoreScale);
      correlate(difference, amplitude / (sigma * sigma));
      ScoreImages<DoubleArray> images = new ScoreImages<>(work, pair, scoreScale, variance);
      images.fill(plane);
      work.inverse(difference, plane);
      return new SubtractionResult(
          method,
          pair.width(),
          pair.height(),
          work.image(plane),
          images.score(),
          images.significance(),
          images.fluxError(),
          middle,
          hits,
          sigma,
          amplitude,
          scoreScale,
          0,
          new boolean[image.length],
          ScoreKernels.NONE);
    }

    /** Transforms everything and makes the noise white; returns F_S. */
    private double prepare() {
      transform(scienceKernel, 1, science);
      transform(referenceKernel, 1, reference);
      transform(pair.sciencePsf(), 1 / sum(pair.sciencePsf()), psf);
      work.load(image, 0, plane);
      work.forward(plane, difference);
      MatchedAlgebra algebra =
          new MatchedAlgebra(pair.scienceSigma(), pair.referenceSigma(), sigma);
      double kernelSum = sum(scienceKernel);
      double[] power = new double[work.rows()];
      work.eachRow(
          4,
          (y, b) -> {
            work.readSpectrumRow(science, y, b[0]);
            work.readSpectrumRow(reference, y, b[1]);
            work.readSpectrumRow(psf, y, b[2]);
            work.readSpectrumRow(difference, y, b[3]);
            convolve(b[2], b[0], kernelSum);
            algebra.whiten(b[0], b[1], b[2], b[3]);
            power[y] = MatchedAlgebra.power(b[2], work.columns());
            work.writeSpectrumRow(b[0], y, science);
            work.writeSpectrumRow(b[1], y, reference);
            work.writeSpectrumRow(b[2], y, psf);
            work.writeSpectrumRow(b[3], y, difference);
          });
      double total = 0;
      for (double row : power) {
        total += row;
      }
      double pixels = (double) work.rows() * work.columns();
      return amplitude * amplitude * total / (pixels * sigma * sigma);
    }

    /** The point-spread function after the science image was convolved, unit sum again. */
    private static void convolve(double[] function, double[] kernel, double kernelSum) {
      FrequencyAlgebra.multiplyAdd(function, kernel, new double[function.length]);
      for (int i = 0; i < function.length; i++) {
        function[i] /= kernelSum;
      }
    }

    private void transform(PsfStamp stamp, double factor, DoubleArray spectrum) {
      work.load(stamp, factor, plane);
      work.forward(plane, spectrum);
    }

    /** The middle of a spectrum's image; the spectrum stays. */
    private PsfStamp stamp(DoubleArray spectrum, double factor) {
      work.eachRow(
          1,
          (y, b) -> {
            work.readSpectrumRow(spectrum, y, b[0]);
            for (int i = 0; i < b[0].length; i++) {
              b[0][i] *= factor;
            }
            work.writeSpectrumRow(b[0], y, spare);
          });
      work.inverse(spare, plane);
      int wanted = 2 * (pair.sciencePsf().size() / 2 + 10) + 1;
      int room = Math.min(work.columns(), work.rows());
      return work.stamp(plane, Math.min(wanted, room % 2 == 0 ? room - 1 : room));
    }

    /** Correlates a spectrum with the point-spread function; the image plane gets the result. */
    private void correlate(DoubleArray spectrum, double factor) {
      work.eachRow(
          3,
          (y, b) -> {
            work.readSpectrumRow(psf, y, b[0]);
            work.readSpectrumRow(spectrum, y, b[1]);
            MatchedAlgebra.correlate(b[0], b[1], factor, b[2]);
            work.writeSpectrumRow(b[2], y, spare);
          });
      work.inverse(spare, plane);
    }

    private double[] variance(double scoreScale) {
      double[] scienceVariance = pair.scienceVariance();
      double[] referenceVariance = pair.referenceVariance();
      if (scienceVariance == null || referenceVariance == null) {
        double[] constant = new double[image.length];
        Arrays.fill(constant, scoreScale);
        return constant;
      }
      double factor = amplitude / (sigma * sigma);
      VarianceSum<DoubleArray> sum = new VarianceSum<>(work, plane, spare, work.plane());
      correlate(science, factor);
      sum.add(scienceVariance, pair.scienceSigma());
      correlate(reference, factor);
      sum.add(referenceVariance, pair.referenceSigma());
      return sum.result();
    }
  }
}
