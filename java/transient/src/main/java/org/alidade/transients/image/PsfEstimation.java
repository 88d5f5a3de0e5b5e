package org.alidade.transients.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alidade.array.AlidadeException;
import org.alidade.fits.Wcs;
import org.alidade.transients.FailureCode;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.StageException;

/**
 * Measures the point-spread function of an image from its stars (spec transient 10.5): stamps of
 * bright isolated stars are shifted to their middle, freed from sky and neighbours, and combined
 * pixel by pixel. With too few stars a Moffat profile is fitted; without any the header's SEEING
 * (arcsec) gives its width.
 *
 * <pre>{@code
 * Signal image = Signal.of(frame);
 * PsfModel psf = PsfEstimation.of(image, StarFinder.find(image, 3), PsfOptions.defaults());
 * }</pre>
 */
public final class PsfEstimation {
  private static final double FWHM_PER_SIGMA = 2.3548200450309493;
  private static final double STAMP_FWHM = 8;
  private static final int SMALLEST = 25;
  private static final int LARGEST = 51;
  private static final double APERTURE_FWHM = 2.5;
  private static final int[] STARS_FOR_ORDER = {1, 12, 25, 40};

  private final Signal image;
  private final StarList sources;
  private final PsfOptions options;
  private final double guessFwhmPx;
  private final int size;

  private PsfEstimation(Signal image, StarList sources, PsfOptions options) {
    this.image = image;
    this.sources = sources;
    this.options = options;
    this.guessFwhmPx = FWHM_PER_SIGMA * sources.windowPx();
    int fitting = (int) Math.ceil(STAMP_FWHM * guessFwhmPx) | 1;
    this.size =
        options.sizePx() > 0 ? options.sizePx() : Math.min(Math.max(fitting, SMALLEST), LARGEST);
  }

  /**
   * The point-spread function of an image.
   *
   * @param image the image
   * @param sources its sources, down to a few times the noise
   * @throws StageException (PSF_UNAVAILABLE) if there is neither a star nor a SEEING in the header
   */
  public static PsfModel of(Signal image, StarList sources, PsfOptions options) {
    return new PsfEstimation(image, sources, options).run();
  }

  /** The stars that the function is made from. */
  public static List<Star> stars(Signal image, StarList sources, PsfOptions options) {
    return new PsfEstimation(image, sources, options).selected();
  }

  private List<Star> selected() {
    int margin = size / 2 + StarStamp.RING_PX + Lanczos.TAPS / 2;
    return StarSelection.of(sources, image.width(), image.height(), margin, options);
  }

  private PsfModel run() {
    List<StarStamp> stamps = stamps();
    if (stamps.isEmpty()) {
      return assumed();
    }
    if (stamps.size() < options.leastStars()) {
      PsfStamp mean = PsfStamp.of(size, combined(stamps, 0)[0]);
      PsfShape shape = MoffatFit.shapeOfBeta3(mean, guessFwhmPx);
      return constant(MoffatFit.stamp(shape, size), PsfKind.MOFFAT, shape, stamps);
    }
    return options.cellPx() > 0 ? inCells(stamps) : overImage(stamps);
  }

  private List<StarStamp> stamps() {
    List<StarStamp> stamps = new ArrayList<>();
    double radius = Math.min(APERTURE_FWHM * guessFwhmPx, (size - 3) / 2.0);
    for (Star star : selected()) {
      Optional<StarStamp> stamp =
          StarStamp.of(image, sources.segments(), star, size, Math.max(radius, 3));
      stamp.ifPresent(stamps::add);
    }
    return stamps;
  }

  private PsfModel overImage(List<StarStamp> stamps) {
    int order = options.order();
    while (stamps.size() < STARS_FOR_ORDER[order]) {
      order--;
    }
    return model(new double[][][] {combined(stamps, order)}, 1, 1, order, stamps);
  }

  private PsfModel inCells(List<StarStamp> stamps) {
    int columns = MeshSurface.boxes(image.width(), options.cellPx());
    int rows = MeshSurface.boxes(image.height(), options.cellPx());
    double[][] whole = combined(stamps, 0);
    double[][][] coefficients = new double[columns * rows][][];
    for (int cell = 0; cell < coefficients.length; cell++) {
      int column = cell % columns;
      int row = cell / columns;
      List<StarStamp> inside =
          stamps.stream()
              .filter(
                  stamp ->
                      (int) (stamp.x() * columns / image.width()) == column
                          && (int) (stamp.y() * rows / image.height()) == row)
              .toList();
      coefficients[cell] = inside.size() < options.leastStars() ? whole : combined(inside, 0);
    }
    return model(coefficients, columns, rows, 0, stamps);
  }

  private double[][] combined(List<StarStamp> stamps, int order) {
    return PsfStack.coefficients(stamps, image.width(), image.height(), order, size);
  }

  private PsfModel model(
      double[][][] coefficients, int columns, int rows, int order, List<StarStamp> stamps) {
    PsfModel first =
        new PsfModel(
            size,
            image.width(),
            image.height(),
            columns,
            rows,
            order,
            coefficients,
            PsfKind.STARS,
            new PsfShape(guessFwhmPx, 0, 0, 3),
            stamps.size(),
            Double.NaN);
    return new PsfModel(
        size,
        image.width(),
        image.height(),
        columns,
        rows,
        order,
        coefficients,
        PsfKind.STARS,
        MoffatFit.shape(first.atCentre(), guessFwhmPx),
        stamps.size(),
        chiSquare(first, stamps));
  }

  private PsfModel constant(PsfStamp psf, PsfKind kind, PsfShape shape, List<StarStamp> stamps) {
    PsfModel first =
        PsfModel.constant(
            psf, image.width(), image.height(), kind, shape, stamps.size(), Double.NaN);
    return PsfModel.constant(
        psf, image.width(), image.height(), kind, shape, stamps.size(), chiSquare(first, stamps));
  }

  /** Mean over stars of the squared deviation of the pixels within a full width at half maximum. */
  private double chiSquare(PsfModel model, List<StarStamp> stamps) {
    double sum = 0;
    int count = 0;
    for (StarStamp stamp : stamps) {
      double[] expected = model.at(stamp.x(), stamp.y()).values();
      double scale = scale(expected, stamp.values());
      for (int i = 0; i < expected.length; i++) {
        double radius = Math.hypot(i % size - size / 2, i / size - size / 2);
        if (radius <= guessFwhmPx && !Double.isNaN(stamp.values()[i])) {
          double pull = (stamp.values()[i] - scale * expected[i]) / stamp.deviation()[i];
          sum += pull * pull;
          count++;
        }
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  private static double scale(double[] model, double[] values) {
    double product = 0;
    double squares = 0;
    for (int i = 0; i < model.length; i++) {
      if (!Double.isNaN(values[i])) {
        product += model[i] * values[i];
        squares += model[i] * model[i];
      }
    }
    return squares > 0 ? product / squares : 0;
  }

  private PsfModel assumed() {
    double seeing = image.header().findDouble("SEEING").orElse(Double.NaN);
    if (!(seeing > 0)) {
      throw new StageException(
          FailureCode.PSF_UNAVAILABLE,
          "no star is fit to measure the point-spread function",
          image.header().where(),
          "put SEEING (arcsec) into the header, or take a deeper image");
    }
    double fwhm = seeing / pixelScaleArcsec();
    int side = Math.min(Math.max((int) Math.ceil(STAMP_FWHM * fwhm) | 1, SMALLEST), LARGEST);
    int chosen = options.sizePx() > 0 ? options.sizePx() : side;
    PsfShape shape = new PsfShape(fwhm, 0, 0, 3);
    return PsfModel.constant(
        MoffatFit.stamp(shape, chosen),
        image.width(),
        image.height(),
        PsfKind.ASSUMED,
        shape,
        0,
        Double.NaN);
  }

  private double pixelScaleArcsec() {
    try (Wcs wcs = SkyMapping.celestial(image.header())) {
      return wcs.pixelScaleArcsec();
    } catch (AlidadeException e) {
      StageException failure =
          new StageException(
              FailureCode.PSF_UNAVAILABLE,
              "neither stars nor a pixel scale give the width of the point-spread function",
              image.header().where(),
              "solve the astrometry of the image first");
      failure.initCause(e);
      throw failure;
    }
  }
}
