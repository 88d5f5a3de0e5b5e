package org.alidade.spherex.photometry;

import java.util.ArrayList;
import java.util.List;
import org.alidade.spherex.image.PixelPosition;
import org.alidade.spherex.image.PsfCube;
import org.alidade.spherex.image.PsfPlane;
import org.alidade.spherex.internal.solve.WeightedFit;

/**
 * Fits of the point-spread function at one image: sources of known place, a background, all in one
 * linear system over a small square of pixels (spec spherex 16.1).
 */
final class PsfFitter {
  /** A neighbour with less of its light in the square cannot be fitted there. */
  private static final double LEAST_NEIGHBOUR = 0.01;

  private static final int MOST_STEPS = 20;
  private static final double CONVERGED_PIXELS = 1e-4;

  /** Position fits of fainter sources follow the noise. */
  private static final double LEAST_SIGNIFICANCE = 3;

  private static final double DERIVATIVE_STEP = 0.02;

  private final ImageFrame frame;
  private final PsfCube cube;
  private final PsfFitOptions options;

  PsfFitter(ImageFrame frame, PsfCube cube, PsfFitOptions options) {
    this.frame = frame;
    this.cube = cube;
    this.options = options;
  }

  /** The point-spread function at a place of the image. */
  PsfPlane plane(PixelPosition place) {
    return cube.plane(cube.numberAt(frame.image().parentPosition(place.x(), place.y())));
  }

  /**
   * Fits one source.
   *
   * @param place where it is
   * @param neighbours where other sources are that may reach into the square
   * @param local background of the aperture photometry, used if the options say so
   * @param pixelAreaArcsec2 solid angle of a pixel
   */
  PsfMeasurement fit(
      PixelPosition place,
      List<PixelPosition> neighbours,
      BackgroundEstimate local,
      double pixelAreaArcsec2) {
    Stamp stamp = new Stamp(place, neighbours);
    double[] shape = stamp.shape(stamp.plane, place);
    double weight = stamp.usedWeight(shape);
    if (!(weight >= options.leastWeight())) {
      return PsfMeasurement.refused(PsfStatus.TOO_FEW_PIXELS, weight);
    }
    PixelPosition centre = options.recentring() ? stamp.recentred(place, local) : place;
    boolean moved = centre.isFinite();
    PixelPosition used = moved ? centre : place;
    WeightedFit.Solution solution = stamp.solve(local, List.of(stamp.shape(stamp.plane, used)));
    boolean ownBackground = options.background() != PsfBackground.LOCAL;
    double level = ownBackground ? solution.value(1) : local.level();
    double error = solution.error(0);
    if (!ownBackground) {
      double byLevel = stamp.derivativeByLevel(shape) * local.medianError();
      error = Math.hypot(error, byLevel);
    }
    return new PsfMeasurement(
        PsfStatus.FITTED,
        solution.value(0) * pixelAreaArcsec2,
        error * pixelAreaArcsec2,
        level,
        solution.reducedChiSquared(),
        weight,
        used.x() - place.x(),
        used.y() - place.y(),
        options.recentring() && moved,
        stamp.neighbours.size());
  }

  /** The pixels of one fit and the sources that are not asked for. */
  private final class Stamp {
    private final int firstX;
    private final int firstY;
    private final int size = options.stampSize();
    private final double centreX;
    private final double centreY;
    private final PsfPlane plane;
    private final boolean[] usable = new boolean[size * size];
    private final List<double[]> neighbours = new ArrayList<>();

    Stamp(PixelPosition place, List<PixelPosition> others) {
      firstX = (int) Math.rint(place.x()) - size / 2;
      firstY = (int) Math.rint(place.y()) - size / 2;
      centreX = place.x();
      centreY = place.y();
      plane = plane(place);
      for (int i = 0; i < usable.length; i++) {
        int x = firstX + i % size;
        int y = firstY + i / size;
        if (x >= 0 && y >= 0 && x < frame.width() && y < frame.height()) {
          int index = y * frame.width() + x;
          usable[i] =
              BackgroundMask.RELAXED.accepts(frame.flags(index))
                  && Double.isFinite(frame.value(index))
                  && frame.variance(index) > 0;
        }
      }
      for (PixelPosition other : others) {
        if (isNear(other)) {
          double[] shape = shape(plane(other), other);
          if (usedWeight(shape) >= LEAST_NEIGHBOUR) {
            neighbours.add(shape);
          }
        }
      }
    }

    private boolean isNear(PixelPosition other) {
      double margin = options.neighbourDistancePixels() + 0.5;
      return other.x() > firstX - margin
          && other.y() > firstY - margin
          && other.x() < firstX + size - 1 + margin
          && other.y() < firstY + size - 1 + margin;
    }

    double[] shape(PsfPlane of, PixelPosition place) {
      return of.pixels(place.x(), place.y(), firstX, firstY, size, size);
    }

    double usedWeight(double[] shape) {
      double sum = 0;
      for (int i = 0; i < shape.length; i++) {
        sum += usable[i] ? shape[i] : 0;
      }
      return sum;
    }

    /** Unknowns: the first column, the background, the other columns, the neighbours. */
    WeightedFit.Solution solve(BackgroundEstimate local, List<double[]> columns) {
      int background =
          switch (options.background()) {
            case CONSTANT -> 1;
            case PLANE -> 3;
            case LOCAL -> 0;
          };
      int unknowns = columns.size() + background + neighbours.size();
      WeightedFit fit = new WeightedFit(unknowns);
      double[] row = new double[unknowns];
      double offset = background == 0 ? local.level() : 0;
      for (int i = 0; i < usable.length; i++) {
        if (usable[i]) {
          int at = 0;
          row[at++] = columns.get(0)[i];
          if (background > 0) {
            row[at++] = 1;
          }
          if (background > 1) {
            row[at++] = firstX + i % size - centreX;
            row[at++] = firstY + i / size - centreY;
          }
          for (int column = 1; column < columns.size(); column++) {
            row[at++] = columns.get(column)[i];
          }
          for (double[] neighbour : neighbours) {
            row[at++] = neighbour[i];
          }
          int index = (firstY + i / size) * frame.width() + firstX + i % size;
          fit.add(row, frame.value(index) - offset, 1 / frame.variance(index));
        }
      }
      return fit.solve();
    }

    /** How much of a wrong background ends up in the flux, for isolated sources. */
    double derivativeByLevel(double[] shape) {
      double products = 0;
      double sums = 0;
      for (int i = 0; i < usable.length; i++) {
        if (usable[i]) {
          int index = (firstY + i / size) * frame.width() + firstX + i % size;
          sums += shape[i] / frame.variance(index);
          products += shape[i] * shape[i] / frame.variance(index);
        }
      }
      return sums / products;
    }

    /** The fitted place; NaN if the fit does not end near enough or the source is too faint. */
    PixelPosition recentred(PixelPosition start, BackgroundEstimate local) {
      PixelPosition now = start;
      int first = options.background() == PsfBackground.LOCAL ? 1 : 2;
      if (options.background() == PsfBackground.PLANE) {
        first = 4;
      }
      for (int step = 0; step < MOST_STEPS; step++) {
        WeightedFit.Solution solution =
            solve(local, List.of(shape(plane, now), slope(now, 1, 0), slope(now, 0, 1)));
        if (!(solution.value(0) > LEAST_SIGNIFICANCE * solution.error(0))) {
          break;
        }
        double dx = solution.value(first) / solution.value(0);
        double dy = solution.value(first + 1) / solution.value(0);
        now = new PixelPosition(now.x() + dx, now.y() + dy);
        if (!(Math.hypot(now.x() - start.x(), now.y() - start.y())
            <= options.largestShiftPixels())) {
          break;
        }
        if (Math.hypot(dx, dy) < CONVERGED_PIXELS) {
          return now;
        }
      }
      return new PixelPosition(Double.NaN, Double.NaN);
    }

    /** Derivative of the light in every pixel by the place of the source. */
    private double[] slope(PixelPosition place, double alongX, double alongY) {
      double dx = alongX * DERIVATIVE_STEP;
      double dy = alongY * DERIVATIVE_STEP;
      double[] high = shape(plane, new PixelPosition(place.x() + dx, place.y() + dy));
      double[] low = shape(plane, new PixelPosition(place.x() - dx, place.y() - dy));
      for (int i = 0; i < high.length; i++) {
        high[i] = (high[i] - low[i]) / (2 * DERIVATIVE_STEP);
      }
      return high;
    }
  }
}
