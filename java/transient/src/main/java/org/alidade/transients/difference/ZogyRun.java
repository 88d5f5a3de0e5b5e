package org.alidade.transients.difference;

import java.util.Arrays;
import org.alidade.array.NativeArray;
import org.alidade.transients.PsfStamp;

/**
 * One proper subtraction. The order of the steps is chosen for memory: variances first, while the
 * planes of the images are still free, then everything else in place; six planes in all.
 */
final class ZogyRun<A extends NativeArray> {
  private final PlaneWorkspace<A> work;
  private final ImagePair pair;
  private final ZogyOptions options;
  private final A image;
  private final A sciencePsf;
  private final A referencePsf;
  private final A science;
  private final A reference;
  private FrequencyAlgebra algebra;
  private double scoreScale;
  private long cutFrequencies;
  private ScoreKernels kernels = ScoreKernels.NONE;

  ZogyRun(PlaneWorkspace<A> work, ImagePair pair, ZogyOptions options) {
    this.work = work;
    this.pair = pair;
    this.options = options;
    this.image = work.imagePlane();
    this.sciencePsf = work.plane();
    this.referencePsf = work.plane();
    this.science = work.plane();
    this.reference = work.plane();
    this.algebra =
        new FrequencyAlgebra(
            pair.scienceSigma(),
            pair.referenceSigma(),
            options.scienceFluxScale(),
            options.referenceFluxScale(),
            0);
  }

  SubtractionResult run() {
    work.load(pair.sciencePsf(), image);
    work.forward(image, sciencePsf);
    work.load(pair.referencePsf(), image);
    work.forward(image, referencePsf);
    cutAndSum();
    double[] scoreVariance = scoreVariance();
    HitTemplates hits = new HitTemplates(hit(algebra::scienceHit), hit(algebra::referenceHit));
    load(pair.science(), 0, science);
    load(pair.reference(), 0, reference);
    boolean joined = options.astrometricNoiseXPx() == 0 && options.astrometricNoiseYPx() == 0;
    combine(joined);
    work.inverse(science, image);
    double[] difference = work.image(image);
    work.inverse(sciencePsf, image);
    PsfStamp psf = work.stamp(image, psfSize());
    ScoreImages<A> images = new ScoreImages<>(work, pair, scoreScale, scoreVariance);
    work.inverse(referencePsf, image);
    if (joined) {
      images.fill(image);
    } else {
      A referencePart = work.imageIn(science);
      work.inverse(reference, referencePart);
      images.fill(
          image, referencePart, options.astrometricNoiseXPx(), options.astrometricNoiseYPx());
    }
    return new SubtractionResult(
        "zogy",
        pair.width(),
        pair.height(),
        difference,
        images.score(),
        images.significance(),
        images.fluxError(),
        psf,
        hits,
        1,
        algebra.differenceScale(),
        scoreScale,
        cutFrequencies,
        new boolean[difference.length],
        options.keepsKernels() ? kernels.of(work.columns(), work.rows()) : ScoreKernels.NONE);
  }

  private void load(double[] values, double around, A spectrum) {
    work.load(values, around, image);
    work.forward(image, spectrum);
  }

  /** Finds which frequencies are cut, and F_S. */
  private void cutAndSum() {
    double[] largest = new double[work.rows()];
    eachPsfRow(2, (y, b) -> largest[y] = algebra.largestPower(b[0], b[1]));
    double most = Arrays.stream(largest).max().orElseThrow();
    algebra = algebra.withFloor(options.frequencyCut() * options.frequencyCut() * most);
    double[][] sums = new double[work.rows()][2];
    eachPsfRow(2, (y, b) -> algebra.sums(b[0], b[1], work.columns(), sums[y]));
    double sum = 0;
    double kept = 0;
    for (double[] row : sums) {
      sum += row[0];
      kept += row[1];
    }
    double pixels = (double) work.rows() * work.columns();
    scoreScale = sum / pixels;
    // On the scale of the image, also where it is surrounded by zeros.
    cutFrequencies = Math.round((1 - kept / pixels) * pair.width() * pair.height());
  }

  /** Variance of the score from that of the pixels (11.10); on the background it is F_S. */
  private double[] scoreVariance() {
    double[] scienceVariance = pair.scienceVariance();
    double[] referenceVariance = pair.referenceVariance();
    if (scienceVariance == null || referenceVariance == null) {
      keepKernels();
      double[] constant = new double[pair.width() * pair.height()];
      Arrays.fill(constant, scoreScale);
      return constant;
    }
    VarianceSum<A> sum = new VarianceSum<>(work, image, reference, science);
    kernels = kernels.withScience(kernel(true, reference));
    sum.add(scienceVariance, pair.scienceSigma());
    kernels = kernels.withReference(kernel(false, reference));
    sum.add(referenceVariance, pair.referenceSigma());
    return sum.result();
  }

  private void keepKernels() {
    if (options.keepsKernels()) {
      kernels = kernels.withScience(kernel(true, science)).withReference(kernel(false, science));
    }
  }

  /** Puts a kernel into the image plane; returns a copy if kernels are asked for. */
  private double[] kernel(boolean ofScience, A spectrum) {
    eachPsfRow(
        3,
        (y, b) -> {
          if (ofScience) {
            algebra.scienceKernel(b[0], b[1], b[2]);
          } else {
            algebra.referenceKernel(b[0], b[1], b[2]);
          }
          work.writeSpectrumRow(b[2], y, spectrum);
        });
    work.inverse(spectrum, image);
    return options.keepsKernels() ? work.whole(image) : new double[0];
  }

  private PsfStamp hit(Response response) {
    eachPsfRow(
        3,
        (y, b) -> {
          response.compute(b[0], b[1], b[2]);
          work.writeSpectrumRow(b[2], y, science);
        });
    work.inverse(science, image);
    return work.stamp(image, psfSize());
  }

  private void combine(boolean joined) {
    eachPsfRow(
        4,
        (y, b) -> {
          work.readSpectrumRow(science, y, b[2]);
          work.readSpectrumRow(reference, y, b[3]);
          algebra.combine(b[2], b[3], b[0], b[1], joined);
          work.writeSpectrumRow(b[2], y, science);
          work.writeSpectrumRow(b[0], y, sciencePsf);
          work.writeSpectrumRow(b[1], y, referencePsf);
          if (!joined) {
            work.writeSpectrumRow(b[3], y, reference);
          }
        });
  }

  /** The first two buffers hold a row of each point-spread function. */
  private void eachPsfRow(int buffers, PlaneWorkspace.RowBody body) {
    work.eachRow(
        buffers,
        (y, b) -> {
          work.readSpectrumRow(sciencePsf, y, b[0]);
          work.readSpectrumRow(referencePsf, y, b[1]);
          body.accept(y, b);
        });
  }

  /** As wide as both point-spread functions together, odd. */
  private int psfSize() {
    int wanted = pair.sciencePsf().size() + pair.referencePsf().size() - 1;
    int room = Math.min(work.columns(), work.rows());
    return Math.min(wanted, room % 2 == 0 ? room - 1 : room);
  }

  /** A function of the point-spread functions of both images at every frequency. */
  private interface Response {
    void compute(double[] sciencePsf, double[] referencePsf, double[] out);
  }
}
