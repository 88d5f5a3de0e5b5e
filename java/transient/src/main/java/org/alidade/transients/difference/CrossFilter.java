package org.alidade.transients.difference;

import java.util.Arrays;
import org.alidade.array.NativeArray;

/** Both images filtered with the other's point-spread function, for any ratio of flux scales. */
final class CrossFilter<A extends NativeArray> {
  private final PlaneWorkspace<A> work;
  private final ImagePair pair;
  private final double cut;
  private final A image;
  private final A sciencePsf;
  private final A referencePsf;
  private final A scienceSpectrum;
  private final A referenceSpectrum;
  private final A filteredScience;
  private final A filteredReference;
  private double[] science = new double[0];
  private double[] reference = new double[0];

  CrossFilter(PlaneWorkspace<A> work, ImagePair pair, double cut) {
    this.work = work;
    this.pair = pair;
    this.cut = cut;
    this.image = work.imagePlane();
    this.sciencePsf = work.plane();
    this.referencePsf = work.plane();
    this.scienceSpectrum = work.plane();
    this.referenceSpectrum = work.plane();
    this.filteredScience = work.plane();
    this.filteredReference = work.plane();
    work.load(pair.sciencePsf(), image);
    work.forward(image, sciencePsf);
    work.load(pair.referencePsf(), image);
    work.forward(image, referencePsf);
    work.load(pair.science(), 0, image);
    work.forward(image, scienceSpectrum);
    work.load(pair.reference(), 0, image);
    work.forward(image, referenceSpectrum);
  }

  /** Filters for a ratio. */
  void apply(double beta) {
    FrequencyAlgebra open =
        new FrequencyAlgebra(pair.scienceSigma(), pair.referenceSigma(), beta, 1, 0);
    double[] largest = new double[work.rows()];
    work.eachRow(
        2,
        (y, b) -> {
          work.readSpectrumRow(sciencePsf, y, b[0]);
          work.readSpectrumRow(referencePsf, y, b[1]);
          largest[y] = open.largestPower(b[0], b[1]);
        });
    double most = Arrays.stream(largest).max().orElseThrow();
    FrequencyAlgebra algebra = open.withFloor(cut * cut * most);
    work.eachRow(
        6,
        (y, b) -> {
          work.readSpectrumRow(sciencePsf, y, b[0]);
          work.readSpectrumRow(referencePsf, y, b[1]);
          work.readSpectrumRow(scienceSpectrum, y, b[2]);
          work.readSpectrumRow(referenceSpectrum, y, b[3]);
          algebra.crossFilter(b[2], b[3], b[0], b[1], b[4], b[5]);
          work.writeSpectrumRow(b[4], y, filteredScience);
          work.writeSpectrumRow(b[5], y, filteredReference);
        });
    work.inverse(filteredScience, image);
    science = work.image(image);
    work.inverse(filteredReference, image);
    reference = work.image(image);
  }

  /** The science image through the reference's point-spread function. */
  double[] science() {
    return science;
  }

  /** The reference image through the science image's. */
  double[] reference() {
    return reference;
  }
}
