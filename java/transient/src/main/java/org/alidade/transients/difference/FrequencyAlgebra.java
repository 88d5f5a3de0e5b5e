package org.alidade.transients.difference;

/**
 * Proper subtraction at single frequencies: formulas 11.1 to 11.9 of the spec on rows of half
 * spectra, pairs of real and imaginary parts. Arrays are overwritten with results, so that an image
 * needs few planes of memory.
 *
 * @param scienceSigma s_n
 * @param referenceSigma s_r
 * @param scienceFlux F_n
 * @param referenceFlux F_r
 * @param floor noise power below which a frequency is cut
 */
record FrequencyAlgebra(
    double scienceSigma,
    double referenceSigma,
    double scienceFlux,
    double referenceFlux,
    double floor) {
  /** The same with a floor. */
  FrequencyAlgebra withFloor(double power) {
    return new FrequencyAlgebra(scienceSigma, referenceSigma, scienceFlux, referenceFlux, power);
  }

  private double referenceWeight() {
    return scienceSigma * scienceSigma * referenceFlux * referenceFlux;
  }

  private double scienceWeight() {
    return referenceSigma * referenceSigma * scienceFlux * scienceFlux;
  }

  /** Flux scale of the difference (11.3). */
  double differenceScale() {
    return referenceFlux * scienceFlux / Math.sqrt(referenceWeight() + scienceWeight());
  }

  /** Largest noise power (11.1) in a row. */
  double largestPower(double[] pn, double[] pr) {
    double wr = referenceWeight();
    double wn = scienceWeight();
    double largest = 0;
    for (int i = 0; i < pn.length; i += 2) {
      largest = Math.max(largest, wr * power(pr, i) + wn * power(pn, i));
    }
    return largest;
  }

  /**
   * Sum of F_n^2 F_r^2 |P_n|^2 |P_r|^2 / den (11.6) over the whole row of the frequency plane and
   * the number of kept frequencies.
   *
   * @param columns real values of the row: tells which half-plane values stand for two
   */
  void sums(double[] pn, double[] pr, int columns, double[] sumAndKept) {
    double wr = referenceWeight();
    double wn = scienceWeight();
    double sum = 0;
    long kept = 0;
    int last = pn.length - 2;
    for (int i = 0; i <= last; i += 2) {
      double ppn = power(pn, i);
      double ppr = power(pr, i);
      double den = wr * ppr + wn * ppn;
      if (den > floor) {
        int times = i == 0 || (columns % 2 == 0 && i == last) ? 1 : 2;
        sum += times * (ppn * ppr / den);
        kept += times;
      }
    }
    double flux = scienceFlux * referenceFlux;
    sumAndKept[0] = flux * flux * sum;
    sumAndKept[1] = kept;
  }

  /** Kernel k_n (11.9) in place of {@code out}, which may be neither of the others. */
  void scienceKernel(double[] pn, double[] pr, double[] out) {
    double factor = scienceFlux * referenceFlux * referenceFlux;
    kernel(pn, pr, factor, referenceWeight(), scienceWeight(), out);
  }

  /** Kernel k_r (11.9). */
  void referenceKernel(double[] pn, double[] pr, double[] out) {
    double factor = referenceFlux * scienceFlux * scienceFlux;
    kernel(pr, pn, factor, scienceWeight(), referenceWeight(), out);
  }

  private void kernel(
      double[] own,
      double[] other,
      double factor,
      double otherWeight,
      double ownWeight,
      double[] out) {
    for (int i = 0; i < own.length; i += 2) {
      double power = power(other, i);
      double den = otherWeight * power + ownWeight * power(own, i);
      double scale = den > floor ? factor * power / den : 0;
      out[i] = scale * own[i];
      out[i + 1] = -scale * own[i + 1];
    }
  }

  /** Response of D to a hit of one count on one pixel of the science image (13.4). */
  void scienceHit(double[] pn, double[] pr, double[] out) {
    hit(pn, pr, pr, referenceFlux, out);
  }

  /** Response of D to a hit on the reference image. */
  void referenceHit(double[] pn, double[] pr, double[] out) {
    hit(pn, pr, pn, -scienceFlux, out);
  }

  private void hit(double[] pn, double[] pr, double[] other, double factor, double[] out) {
    double wr = referenceWeight();
    double wn = scienceWeight();
    for (int i = 0; i < pn.length; i += 2) {
      double den = wr * power(pr, i) + wn * power(pn, i);
      double scale = den > floor ? factor / Math.sqrt(den) : 0;
      out[i] = scale * other[i];
      out[i + 1] = scale * other[i + 1];
    }
  }

  /**
   * From the spectra of the images and point-spread functions to those of the results: {@code n}
   * becomes D (11.2), {@code pn} becomes P_D (11.4), {@code pr} becomes k_n N and {@code r} becomes
   * k_r R, or, if {@code joined}, {@code pr} becomes their difference S and {@code r} is undefined.
   */
  void combine(double[] n, double[] r, double[] pn, double[] pr, boolean joined) {
    double wr = referenceWeight();
    double wn = scienceWeight();
    double fn = scienceFlux;
    double fr = referenceFlux;
    double psfScale = fr * fn / differenceScale();
    for (int i = 0; i < n.length; i += 2) {
      int j = i + 1;
      double ppn = power(pn, i);
      double ppr = power(pr, i);
      double den = wr * ppr + wn * ppn;
      boolean kept = den > floor;
      double inverse = kept ? 1 / den : 0;
      double root = kept ? 1 / Math.sqrt(den) : 0;
      double real = fr * (pr[i] * n[i] - pr[j] * n[j]) - fn * (pn[i] * r[i] - pn[j] * r[j]);
      double imaginary = fr * (pr[i] * n[j] + pr[j] * n[i]) - fn * (pn[i] * r[j] + pn[j] * r[i]);
      double knScale = fn * fr * fr * ppr * inverse;
      double krScale = fr * fn * fn * ppn * inverse;
      double snReal = knScale * (pn[i] * n[i] + pn[j] * n[j]);
      double snImaginary = knScale * (pn[i] * n[j] - pn[j] * n[i]);
      double srReal = krScale * (pr[i] * r[i] + pr[j] * r[j]);
      double srImaginary = krScale * (pr[i] * r[j] - pr[j] * r[i]);
      double psfReal = psfScale * root * (pr[i] * pn[i] - pr[j] * pn[j]);
      double psfImaginary = psfScale * root * (pr[i] * pn[j] + pr[j] * pn[i]);
      n[i] = real * root;
      n[j] = imaginary * root;
      pn[i] = psfReal;
      pn[j] = psfImaginary;
      pr[i] = joined ? snReal - srReal : snReal;
      pr[j] = joined ? snImaginary - srImaginary : snImaginary;
      r[i] = srReal;
      r[j] = srImaginary;
    }
  }

  /**
   * The cross-filtered images of the flux ratio (11.7) for {@code beta = F_n / F_r}: {@code dn =
   * P_r N / sqrt(den)}, {@code dr = P_n R / sqrt(den)}.
   */
  void crossFilter(double[] n, double[] r, double[] pn, double[] pr, double[] dn, double[] dr) {
    double wr = referenceWeight();
    double wn = scienceWeight();
    for (int i = 0; i < n.length; i += 2) {
      double den = wr * power(pr, i) + wn * power(pn, i);
      double root = den > floor ? 1 / Math.sqrt(den) : 0;
      int j = i + 1;
      dn[i] = root * (pr[i] * n[i] - pr[j] * n[j]);
      dn[j] = root * (pr[i] * n[j] + pr[j] * n[i]);
      dr[i] = root * (pn[i] * r[i] - pn[j] * r[j]);
      dr[j] = root * (pn[i] * r[j] + pn[j] * r[i]);
    }
  }

  /** {@code a} becomes {@code a * b}, plus {@code c} where it is added. */
  static void multiplyAdd(double[] a, double[] b, double[] c) {
    for (int i = 0; i < a.length; i += 2) {
      double real = a[i] * b[i] - a[i + 1] * b[i + 1];
      double imaginary = a[i] * b[i + 1] + a[i + 1] * b[i];
      a[i] = real + c[i];
      a[i + 1] = imaginary + c[i + 1];
    }
  }

  private static double power(double[] p, int i) {
    return p[i] * p[i] + p[i + 1] * p[i + 1];
  }
}
