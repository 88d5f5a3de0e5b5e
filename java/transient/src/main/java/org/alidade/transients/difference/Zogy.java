package org.alidade.transients.difference;

import org.alidade.array.BadInputException;
import org.alidade.array.NativeArray;
import org.alidade.math.Precision;
import org.alidade.transients.Frame;

/**
 * Proper image subtraction after Zackay, Ofek &amp; Gal-Yam 2016 (ApJ 830, 27; spec transient 11):
 * a difference image with white noise, its point-spread function, and the score that is sufficient
 * for any statement about a new point source.
 *
 * <p>Example:
 *
 * <pre>{@code
 * ZogyOptions options = ZogyOptions.defaults().withFluxScales(beta, 1);
 * SubtractionResult result = Zogy.subtract(science, reference, options);
 * double flux = result.flux(x, y);
 * }</pre>
 */
public final class Zogy {
  /**
   * In single precision, transforms of point-spread functions are noise below this: a lower cut
   * would keep frequencies without signal.
   */
  private static final double LEAST_SINGLE_CUT = 1e-6;

  private Zogy() {}

  /**
   * Subtracts a reference frame from a science frame on the same grid. Masked pixels are filled
   * first; the mask of the result is that of both, grown.
   *
   * @throws BadInputException if the frames do not fit together
   */
  public static SubtractionResult subtract(Frame science, Frame reference, ZogyOptions options) {
    SubtractionResult result = subtract(ImagePair.of(science, reference), options);
    return result.withMask(
        ResultMask.of(science, reference, options.maskGrowthPx(), options.saturatedGrowthPx()));
  }

  /**
   * Subtracts images without masks.
   *
   * @throws BadInputException if the options do not fit the images
   */
  public static SubtractionResult subtract(ImagePair pair, ZogyOptions options) {
    int margin = options.zeroPadded() ? pair.sciencePsf().half() + pair.referencePsf().half() : 0;
    if (options.singlePrecision()) {
      ZogyOptions cut =
          options.withFrequencyCut(Math.max(options.frequencyCut(), LEAST_SINGLE_CUT));
      return run(Precision.SINGLE, pair, cut, margin);
    }
    return run(Precision.DOUBLE, pair, options, margin);
  }

  private static <A extends NativeArray> SubtractionResult run(
      Precision<A> precision, ImagePair pair, ZogyOptions options, int margin) {
    try (PlaneWorkspace<A> work =
        new PlaneWorkspace<>(precision, pair.width(), pair.height(), margin)) {
      return new ZogyRun<>(work, pair, options).run();
    }
  }
}
