package org.alidade.transients.image;

import org.alidade.fits.FitsHeader;
import org.alidade.math.ThreadBudget;
import org.alidade.transients.Frame;
import org.alidade.transients.MaskBits;
import org.alidade.transients.PsfStamp;

/**
 * Puts an image on the pixels of another (spec transient 10.6): Lanczos kernel of 8 x 8 pixels,
 * times the area of the new pixel in old ones, so that fluxes are conserved.
 *
 * <p>A pixel is {@link MaskBits#NO_DATA} where the kernel leaves the image, and gets the bits of
 * the masked pixels that the kernel touches with a weight above 0.02. Below that weight masked
 * pixels still count: {@linkplain MaskFilling fill} them before; here only those without a value
 * are.
 *
 * <p>Variances are interpolated with the same weights, not with their squares, and the noise of the
 * background is not that of the new pixels: interpolation takes power from high frequencies only,
 * which no matched filter looks at.
 *
 * <pre>{@code
 * try (SkyMapping sky = SkyMapping.between(science.header(), reference.header())) {
 *   Frame onScience = Resampling.onto(
 *       science.width(), science.height(), science.header(), sky, reference);
 * }
 * }</pre>
 */
public final class Resampling {
  private static final double TOUCHED = 0.02;

  private final Frame input;
  private final MappingGrid grid;
  private final double[] filled;
  private final double[] pixels;
  private final double[] variance;
  private final byte[] mask;

  private Resampling(Frame input, MappingGrid grid) {
    this.input = input;
    this.grid = grid;
    this.filled =
        MaskFilling.fill(
            input.width(), input.height(), input.pixels(), new byte[input.pixels().length]);
    int size = grid.width() * grid.height();
    this.pixels = new double[size];
    this.variance = new double[size];
    this.mask = new byte[size];
  }

  /**
   * Resamples an image. The point-spread function of the result is the old one turned and stretched
   * as the middle of the image is.
   *
   * @param width columns of the new grid
   * @param height rows of the new grid
   * @param header header of the new grid
   * @param mapping from pixels of the new grid to those of the image
   * @param input the image
   */
  public static Frame onto(
      int width, int height, FitsHeader header, PixelMapping mapping, Frame input) {
    Resampling resampling = new Resampling(input, MappingGrid.of(mapping, width, height));
    ThreadBudget.current().forEach(height, row -> resampling.row((int) row));
    double[] jacobian = jacobian(mapping, (width - 1) / 2.0, (height - 1) / 2.0);
    double area = Math.abs(jacobian[0] * jacobian[3] - jacobian[1] * jacobian[2]);
    boolean known = area > 0 && area < Double.POSITIVE_INFINITY;
    return new Frame(
        width,
        height,
        resampling.pixels,
        resampling.variance,
        resampling.mask,
        known ? input.sigma() * Math.sqrt(area) : input.sigma(),
        known ? transformed(input.psf(), jacobian) : input.psf(),
        header);
  }

  /** Fraction of the pixels of an image that are not masked, 0 to 1. */
  public static double goodFraction(Frame frame) {
    int good = 0;
    for (byte bits : frame.mask()) {
      good += bits == 0 ? 1 : 0;
    }
    return (double) good / frame.mask().length;
  }

  /** Derivatives of a mapping: dx/dx, dx/dy, dy/dx, dy/dy. */
  static double[] jacobian(PixelMapping mapping, double x, double y) {
    double[] right = mapping.map(x + 1, y);
    double[] left = mapping.map(x - 1, y);
    double[] up = mapping.map(x, y + 1);
    double[] down = mapping.map(x, y - 1);
    return new double[] {
      (right[0] - left[0]) / 2,
      (up[0] - down[0]) / 2,
      (right[1] - left[1]) / 2,
      (up[1] - down[1]) / 2
    };
  }

  /**
   * A point-spread function as it looks on another grid.
   *
   * @param psf the function on the pixels of the image
   * @param jacobian derivatives dx/dx, dx/dy, dy/dx, dy/dy of the mapping from the new grid
   */
  static PsfStamp transformed(PsfStamp psf, double[] jacobian) {
    int half = psf.half();
    int margin = Lanczos.TAPS;
    int side = psf.size() + 2 * margin;
    double[] padded = new double[side * side];
    for (int y = 0; y < psf.size(); y++) {
      System.arraycopy(
          psf.values(), y * psf.size(), padded, (y + margin) * side + margin, psf.size());
    }
    double[] values = new double[psf.values().length];
    double[] alongX = new double[Lanczos.TAPS];
    double[] alongY = new double[Lanczos.TAPS];
    for (int i = 0; i < values.length; i++) {
      double dx = i % psf.size() - half;
      double dy = i / psf.size() - half;
      double x = jacobian[0] * dx + jacobian[1] * dy + half + margin;
      double y = jacobian[2] * dx + jacobian[3] * dy + half + margin;
      values[i] = sample(padded, side, side, x, y, alongX, alongY);
    }
    return PsfStamp.of(psf.size(), values);
  }

  /** An image at a place, 0 where the kernel leaves it. */
  static double sample(
      double[] image, int width, int height, double x, double y, double[] alongX, double[] alongY) {
    int left = (int) Math.floor(x) - Lanczos.BEFORE;
    int low = (int) Math.floor(y) - Lanczos.BEFORE;
    if (left < 0 || low < 0 || left + Lanczos.TAPS > width || low + Lanczos.TAPS > height) {
      return 0;
    }
    Lanczos.weights(x - Math.floor(x), alongX);
    Lanczos.weights(y - Math.floor(y), alongY);
    return Lanczos.sum(image, width, low * width + left, alongX, alongY);
  }

  private void row(int row) {
    double[] x = new double[grid.width()];
    double[] y = new double[grid.width()];
    double[] area = new double[grid.width()];
    double[] alongX = new double[Lanczos.TAPS];
    double[] alongY = new double[Lanczos.TAPS];
    grid.row(row, x, y, area);
    for (int column = 0; column < x.length; column++) {
      int at = row * grid.width() + column;
      double floorX = Math.floor(x[column]);
      double floorY = Math.floor(y[column]);
      if (!isInside(floorX, floorY)) {
        mask[at] = MaskBits.NO_DATA;
        variance[at] = input.sigma() * input.sigma();
        continue;
      }
      Lanczos.weights(x[column] - floorX, alongX);
      Lanczos.weights(y[column] - floorY, alongY);
      int first = ((int) floorY - Lanczos.BEFORE) * input.width() + (int) floorX - Lanczos.BEFORE;
      pixels[at] = area[column] * Lanczos.sum(filled, input.width(), first, alongX, alongY);
      double spread = Lanczos.sum(input.variance(), input.width(), first, alongX, alongY);
      // Ringing beside a bright star must not take the noise of the sky away.
      variance[at] = area[column] * Math.max(spread, input.sigma() * input.sigma() / 4);
      mask[at] = touchedBits(first, alongX, alongY);
    }
  }

  private boolean isInside(double floorX, double floorY) {
    return floorX - Lanczos.BEFORE >= 0
        && floorY - Lanczos.BEFORE >= 0
        && floorX - Lanczos.BEFORE + Lanczos.TAPS <= input.width()
        && floorY - Lanczos.BEFORE + Lanczos.TAPS <= input.height();
  }

  private byte touchedBits(int first, double[] alongX, double[] alongY) {
    int bits = 0;
    for (int j = 0; j < Lanczos.TAPS; j++) {
      int at = first + j * input.width();
      for (int i = 0; i < Lanczos.TAPS; i++) {
        int masked = input.mask()[at + i];
        if (masked != 0 && Math.abs(alongX[i] * alongY[j]) > TOUCHED) {
          bits |= masked;
        }
      }
    }
    return (byte) bits;
  }
}
