package org.alidade.transients.image;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;

/**
 * Corrects a mapping between two images so that their stars meet: weighted least squares for a
 * polynomial in the pixels of the reference, stars beyond three times the scatter left out until
 * nothing changes (spec transient 10.6).
 *
 * <p>Example: {@code Registration fine = StarRegistration.refine(science, reference, mapping, 8,
 * RegistrationOptions.defaults());}
 */
public final class StarRegistration {
  private static final double CLIP = 3;
  private static final int ROUNDS = 10;
  private static final double FINE_RADIUS_PX = 3;
  private static final int LEAST_FOR_QUADRATIC = 12;

  /** What positions of the brightest stars are never better than, pixels. */
  private static final double BEST_PX = 0.01;

  private final PixelMapping mapping;
  private final List<StarMatch> matches;
  private final boolean[] used;
  private final double[] weights;
  private final int order;
  private final double centreX;
  private final double centreY;
  private final double scale;

  private StarRegistration(PixelMapping mapping, List<StarMatch> matches, int order) {
    this.mapping = mapping;
    this.matches = matches;
    this.order = order;
    this.used = new boolean[matches.size()];
    this.weights = new double[matches.size()];
    Arrays.fill(used, true);
    Arrays.setAll(weights, i -> weight(matches.get(i)));
    this.centreX = matches.stream().mapToDouble(StarMatch::expectedX).average().orElse(0);
    this.centreY = matches.stream().mapToDouble(StarMatch::expectedY).average().orElse(0);
    this.scale =
        Math.max(
            1,
            matches.stream()
                .mapToDouble(m -> Math.hypot(m.expectedX() - centreX, m.expectedY() - centreY))
                .max()
                .orElse(1));
  }

  /**
   * Refines a mapping.
   *
   * @param science stars of the science image
   * @param reference stars of the reference
   * @param mapping from pixels of the science image to those of the reference, about right
   * @param radiusPx how far it may be off, pixels of the reference
   * @return the mapping unrefined, with the scatter of the options, if too few stars match
   */
  public static Registration refine(
      List<Star> science,
      List<Star> reference,
      PixelMapping mapping,
      double radiusPx,
      RegistrationOptions options) {
    PixelMapping near = mapping;
    if (radiusPx > FINE_RADIUS_PX) {
      near = shifted(science, reference, mapping, radiusPx);
    }
    List<StarMatch> matches =
        StarMatch.of(science, reference, near, Math.min(radiusPx, FINE_RADIUS_PX));
    if (matches.size() < options.leastStars()) {
      return new Registration(mapping, options.unknownRmsPx(), options.unknownRmsPx(), 0);
    }
    int order = matches.size() < LEAST_FOR_QUADRATIC ? 1 : options.order();
    return new StarRegistration(near, matches, order).run(options);
  }

  /** The mapping with the shift that most stars agree on, where radius leaves room for others. */
  private static PixelMapping shifted(
      List<Star> science, List<Star> reference, PixelMapping mapping, double radiusPx) {
    List<StarMatch> coarse = StarMatch.of(science, reference, mapping, radiusPx);
    double[] dx = coarse.stream().mapToDouble(StarMatch::dx).toArray();
    double[] dy = coarse.stream().mapToDouble(StarMatch::dy).toArray();
    double shiftX = StarSelection.mode(dx);
    double shiftY = StarSelection.mode(dy);
    return dx.length == 0
        ? mapping
        : mapping.then((x, y) -> new double[] {x + shiftX, y + shiftY});
  }

  private static double weight(StarMatch match) {
    double science = match.science().widthPx() / match.science().signalToNoise();
    double reference = match.reference().widthPx() / match.reference().signalToNoise();
    return 1 / (BEST_PX * BEST_PX + science * science + reference * reference);
  }

  private Registration run(RegistrationOptions options) {
    double[][] solution = solved();
    for (int round = 0; round < ROUNDS && clip(solution, options.leastStars()); round++) {
      solution = solved();
    }
    double[][] coefficients = solution;
    PixelMapping refined =
        mapping.then(
            (x, y) -> {
              double[] basis = basis(x, y);
              return new double[] {x + dot(basis, coefficients[0]), y + dot(basis, coefficients[1])};
            });
    double[] rms = rms(solution);
    return new Registration(
        refined, rms[0], rms[1], (int) IntStream.range(0, used.length).filter(i -> used[i]).count());
  }

  private double[] basis(double x, double y) {
    return PsfModel.basis(order, (x - centreX) / scale, (y - centreY) / scale);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Coefficients of both axes. */
  private double[][] solved() {
    int[] rows = IntStream.range(0, used.length).filter(i -> used[i]).toArray();
    double[][] design = new double[rows.length][];
    double[] dx = new double[rows.length];
    double[] dy = new double[rows.length];
    for (int k = 0; k < rows.length; k++) {
      StarMatch match = matches.get(rows[k]);
      double root = Math.sqrt(weights[rows[k]]);
      design[k] = basis(match.expectedX(), match.expectedY());
      for (int j = 0; j < design[k].length; j++) {
        design[k][j] *= root;
      }
      dx[k] = root * match.dx();
      dy[k] = root * match.dy();
    }
    QRDecomposition factors = new QRDecomposition(MatrixUtils.createRealMatrix(design), 1e-12);
    return new double[][] {
      factors.getSolver().solve(new ArrayRealVector(dx, false)).toArray(),
      factors.getSolver().solve(new ArrayRealVector(dy, false)).toArray()
    };
  }

  private double[] residual(int match, double[][] solution) {
    StarMatch pair = matches.get(match);
    double[] basis = basis(pair.expectedX(), pair.expectedY());
    return new double[] {pair.dx() - dot(basis, solution[0]), pair.dy() - dot(basis, solution[1])};
  }

  /** Leaves stars out that are too far off, in units of what is expected of them. */
  private boolean clip(double[][] solution, int least) {
    double[] pulls = new double[used.length];
    for (int i = 0; i < pulls.length; i++) {
      double[] residual = residual(i, solution);
      pulls[i] = Math.sqrt(weights[i]) * Math.hypot(residual[0], residual[1]);
    }
    double[] sorted = IntStream.range(0, used.length).filter(i -> used[i]).mapToDouble(i -> pulls[i]).sorted().toArray();
    // The median length of a normal vector in the plane is 1.1774 standard deviations.
    double reach = CLIP * Math.max(sorted[sorted.length / 2] / 1.1774, 1e-9);
    boolean changed = false;
    int left = 0;
    boolean[] kept = new boolean[used.length];
    for (int i = 0; i < used.length; i++) {
      kept[i] = pulls[i] <= reach * Math.sqrt(2);
      left += kept[i] ? 1 : 0;
      changed |= kept[i] != used[i];
    }
    if (!changed || left < least) {
      return false;
    }
    System.arraycopy(kept, 0, used, 0, kept.length);
    return true;
  }

  /** Weighted scatter along the axes of the science image. */
  private double[] rms(double[][] solution) {
    double[] squares = new double[2];
    double sum = 0;
    for (int i = 0; i < used.length; i++) {
      if (used[i]) {
        Star star = matches.get(i).science();
        double[] jacobian = Resampling.jacobian(mapping, star.x(), star.y());
        double determinant = jacobian[0] * jacobian[3] - jacobian[1] * jacobian[2];
        double[] residual = residual(i, solution);
        double x = (jacobian[3] * residual[0] - jacobian[1] * residual[1]) / determinant;
        double y = (jacobian[0] * residual[1] - jacobian[2] * residual[0]) / determinant;
        squares[0] += weights[i] * x * x;
        squares[1] += weights[i] * y * y;
        sum += weights[i];
      }
    }
    return new double[] {Math.sqrt(squares[0] / sum), Math.sqrt(squares[1] / sum)};
  }
}
