package org.alidade.cube.survey;

/**
 * The model of a cube for single spectra: a velocity histogram becomes a kernel of integer template
 * pixels by linear interpolation, the template is convolved with it and averaged over the observed
 * pixels, and the result is scaled with the histogram's sum. The same definitions as a build with
 * kernel {@code sample}, rebin {@code overlap}, amplitude {@code sum} and norm {@code model}.
 */
final class ForwardModel {
  private static final double EDGE_TOLERANCE = 1e-9;

  private final double[] velPix;
  private final int firstTap;
  private final double[] tapVelocity;
  private final int templatePixels;
  private final int[] rebinFirst;
  private final double[][] rebinWeights;

  ForwardModel(LogGrid templates, LogGrid observed, double[] velPix) {
    this.velPix = velPix.clone();
    this.templatePixels = templates.count();
    int low = (int) Math.floor(SpeedOfLight.logShift(velPix[0]) / templates.step() + 1e-9);
    int high =
        (int) Math.ceil(SpeedOfLight.logShift(velPix[velPix.length - 1]) / templates.step() - 1e-9);
    this.firstTap = Math.min(0, low);
    this.tapVelocity = new double[Math.max(0, high) - firstTap + 1];
    for (int i = 0; i < tapVelocity.length; i++) {
      tapVelocity[i] = SpeedOfLight.velocityKms((firstTap + i) * templates.step());
    }
    this.rebinFirst = new int[observed.count()];
    this.rebinWeights = new double[observed.count()][];
    for (int l = 0; l < observed.count(); l++) {
      prepareRebin(templates, observed, l);
    }
  }

  private void prepareRebin(LogGrid templates, LogGrid observed, int pixel) {
    double low = (observed.edge(pixel) - templates.edge(0)) / templates.step();
    double high = (observed.edge(pixel + 1) - templates.edge(0)) / templates.step();
    int from = (int) Math.floor(low + EDGE_TOLERANCE);
    int to = (int) Math.ceil(high - EDGE_TOLERANCE);
    rebinFirst[pixel] = from;
    rebinWeights[pixel] = new double[to - from];
    for (int i = from; i < to; i++) {
      rebinWeights[pixel][i - from] = Math.min(high, i + 1.0) - Math.max(low, i);
    }
    LogRebin.toUnitSum(rebinWeights[pixel]);
  }

  /** Unit-sum kernel of a histogram; all zero if the histogram is empty. */
  double[] kernel(double[] histogram) {
    double[] kernel = new double[tapVelocity.length];
    double sum = 0;
    int bin = 0;
    for (int i = 0; i < kernel.length; i++) {
      double velocity = tapVelocity[i];
      while (bin < velPix.length - 2 && velPix[bin + 1] <= velocity) {
        bin++;
      }
      double share = (velocity - velPix[bin]) / (velPix[bin + 1] - velPix[bin]);
      if (share >= -EDGE_TOLERANCE && share <= 1 + EDGE_TOLERANCE) {
        double t = Math.min(1, Math.max(0, share));
        kernel[i] = Math.max(0, (1 - t) * histogram[bin] + t * histogram[bin + 1]);
        sum += kernel[i];
      }
    }
    for (int i = 0; i < kernel.length && sum > 0; i++) {
      kernel[i] /= sum;
    }
    return kernel;
  }

  /** Adds {@code scale} times the convolution of a template with a kernel to {@code target}. */
  void addConvolved(double[] template, double[] kernel, double scale, double[] target) {
    for (int i = 0; i < kernel.length; i++) {
      double weight = scale * kernel[i];
      int shift = firstTap + i;
      if (weight != 0) {
        int from = Math.max(0, shift);
        int to = Math.min(templatePixels, templatePixels + shift);
        for (int n = from; n < to; n++) {
          target[n] += weight * template[n - shift];
        }
      }
    }
  }

  /** Mean over each observed pixel. */
  double[] rebin(double[] spectrum) {
    double[] result = new double[rebinFirst.length];
    for (int l = 0; l < result.length; l++) {
      double sum = 0;
      for (int i = 0; i < rebinWeights[l].length; i++) {
        sum += rebinWeights[l][i] * spectrum[rebinFirst[l] + i];
      }
      result[l] = sum;
    }
    return result;
  }

  /** One model column: template, convolved, rebinned, scaled with the light of the histogram. */
  double[] column(double[] template, double[] histogram) {
    double[] fine = new double[templatePixels];
    double light = 0;
    for (double value : histogram) {
      light += value;
    }
    addConvolved(template, kernel(histogram), light, fine);
    return rebin(fine);
  }
}
