package org.alidade.spherex.internal.psf;

import org.alidade.spherex.internal.geometry.CircleOverlap;
import org.jspecify.annotations.Nullable;

/**
 * Shares of pixels in concentric circles. They depend on distances alone, and all planes have
 * circles of the same radii: the last shares are kept for the next plane.
 */
final class CircleShares {
  private static volatile @Nullable CircleShares last;

  private final int circles;
  private final double step;
  private final double[][] shares;

  private CircleShares(int circles, double step) {
    this.circles = circles;
    this.step = step;
    int reach = reach();
    this.shares = new double[(reach + 1) * (reach + 2) / 2][];
    for (int far = 0; far <= reach; far++) {
      for (int near = 0; near <= far; near++) {
        shares[index(far, near)] = shares(far, near);
      }
    }
  }

  /** The shares in circles of radius 0, step, 2 step and so on. */
  static CircleShares of(int circles, double step) {
    CircleShares known = last;
    if (known != null && known.circles == circles && known.step == step) {
      return known;
    }
    CircleShares made = new CircleShares(circles, step);
    last = made;
    return made;
  }

  /** Largest distance of a pixel along an axis that a circle may reach. */
  int reach() {
    return (int) Math.ceil((circles - 1) * step + 0.5);
  }

  /** First circle that may cut a pixel. */
  int first(int far, int near) {
    double nearest = Math.hypot(Math.max(0, far - 0.5), Math.max(0, near - 0.5));
    return Math.min(circles, (int) (nearest / step));
  }

  /** Share of a pixel in a circle from the first one on. */
  double[] at(int far, int near) {
    return shares[index(far, near)];
  }

  private double[] shares(int far, int near) {
    int first = first(far, near);
    double[] result = new double[circles - first];
    for (int i = 0; i < result.length; i++) {
      result[i] = CircleOverlap.pixel(far, near, (first + i) * step);
    }
    return result;
  }

  private static int index(int far, int near) {
    return far * (far + 1) / 2 + near;
  }
}
