package org.alidade.sky;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.sky.internal.NestedCells;
import org.alidade.sky.internal.Sphere;

/**
 * HEALPix cells in nested order (Gorski et al. 2005, ApJ 622, 759): numbers that are close where
 * positions are, for files and databases that are searched by position.
 *
 * <pre>{@code
 * Healpix cells = Healpix.ofOrder(10);
 * long cell = cells.cell(265.0, 69.0);
 * List<Healpix.Range> near = cells.coneCells(265.0, 69.0, 0.1);
 * }</pre>
 */
public final class Healpix {
  /** Greatest order; its cells are 0.4 milliarcseconds wide. */
  public static final int HIGHEST_ORDER = 29;

  private final int order;
  private final NestedCells[] levels;

  private Healpix(int order) {
    this.order = order;
    levels = new NestedCells[order + 1];
    for (int level = 0; level <= order; level++) {
      levels[level] = new NestedCells(level);
    }
  }

  /**
   * Cells of an order: 12 x 4^order of them cover the sky.
   *
   * @throws BadInputException if the order is not from 0 to 29
   */
  public static Healpix ofOrder(int order) {
    if (order < 0 || order > HIGHEST_ORDER) {
      throw new BadInputException(
          "order " + order, "Healpix", "use an order from 0 to " + HIGHEST_ORDER);
    }
    return new Healpix(order);
  }

  /**
   * Consecutive cells.
   *
   * @param first number of the first
   * @param end number behind the last
   */
  public record Range(long first, long end) {
    /** Whether a cell is among them. */
    public boolean contains(long cell) {
      return cell >= first && cell < end;
    }
  }

  /** The order. */
  public int order() {
    return order;
  }

  /** Number of cells. */
  public long count() {
    return (long) NestedCells.baseCells() << (2 * order);
  }

  /**
   * Cell of a position.
   *
   * @param raDegrees right ascension, degrees, any turn
   * @param decDegrees declination, degrees
   * @throws BadInputException if one is not finite or the declination lies beyond a pole
   */
  public long cell(double raDegrees, double decDegrees) {
    if (!Double.isFinite(raDegrees) || !(Math.abs(decDegrees) <= 90)) {
      throw new BadInputException(
          "position " + raDegrees + ", " + decDegrees, "Healpix", "give a position on the sky");
    }
    return levels[order].cell(raDegrees, decDegrees);
  }

  /** Right ascension of the centre of a cell, degrees. */
  public double raDegrees(long cell) {
    return centre(cell)[0];
  }

  /** Declination of the centre of a cell, degrees. */
  public double decDegrees(long cell) {
    return centre(cell)[1];
  }

  private double[] centre(long cell) {
    if (cell < 0 || cell >= count()) {
      throw new BadInputException(
          "cell " + cell, "Healpix of order " + order, "use 0 to " + (count() - 1));
    }
    return levels[order].centre(cell);
  }

  /**
   * Cells that touch a circle, and few that only come near it: those whose surrounding circle
   * touches.
   *
   * @param raDegrees right ascension of its centre, degrees
   * @param decDegrees declination of its centre, degrees
   * @param radiusDegrees radius, degrees
   * @return ranges in ascending order that do not touch each other
   */
  public List<Range> coneCells(double raDegrees, double decDegrees, double radiusDegrees) {
    double[] axis = Sphere.vector(raDegrees, decDegrees);
    return cover(
        (ra, dec, reach) -> {
          double distance = Sphere.separation(axis, Sphere.vector(ra, dec));
          if (distance > radiusDegrees + reach) {
            return Overlap.NONE;
          }
          return distance + reach <= radiusDegrees ? Overlap.WHOLE : Overlap.PARTLY;
        });
  }

  /**
   * Cells that touch a box, and few that only come near it.
   *
   * @return ranges in ascending order that do not touch each other
   */
  public List<Range> boxCells(SkyBox box) {
    double width = box.raWidthDegrees();
    return cover(
        (ra, dec, reach) -> {
          double raReach = Sphere.raReach(dec, reach);
          double east = Sphere.normalized(ra - box.raFromDegrees());
          boolean near =
              width >= 360 || raReach >= 180 || east <= width + raReach || east >= 360 - raReach;
          if (!near || dec + reach < box.decFromDegrees() || dec - reach > box.decToDegrees()) {
            return Overlap.NONE;
          }
          boolean inside =
              (width >= 360 || (raReach < 180 && east >= raReach && east + raReach <= width))
                  && dec - reach >= box.decFromDegrees()
                  && dec + reach <= box.decToDegrees();
          return inside ? Overlap.WHOLE : Overlap.PARTLY;
        });
  }

  private enum Overlap {
    NONE,
    PARTLY,
    WHOLE
  }

  private interface Region {
    Overlap with(double ra, double dec, double reach);
  }

  private List<Range> cover(Region region) {
    double[] reaches = new double[order + 1];
    for (int level = 0; level <= order; level++) {
      // A little more, so that rounding loses no cell.
      reaches[level] = levels[level].reach() * (1 + 1e-9) + 1e-12;
    }
    List<Range> ranges = new ArrayList<>();
    for (long cell = 0; cell < NestedCells.baseCells(); cell++) {
      descend(0, cell, region, reaches, ranges);
    }
    return List.copyOf(ranges);
  }

  private void descend(int level, long cell, Region region, double[] reaches, List<Range> ranges) {
    double[] centre = levels[level].centre(cell);
    Overlap overlap = region.with(centre[0], centre[1], reaches[level]);
    if (overlap == Overlap.NONE) {
      return;
    }
    if (overlap == Overlap.WHOLE || level == order) {
      int below = 2 * (order - level);
      add(ranges, cell << below, (cell + 1) << below);
      return;
    }
    for (long child = 4 * cell; child < 4 * cell + 4; child++) {
      descend(level + 1, child, region, reaches, ranges);
    }
  }

  private static void add(List<Range> ranges, long first, long end) {
    int last = ranges.size() - 1;
    if (last >= 0 && ranges.get(last).end() == first) {
      ranges.set(last, new Range(ranges.get(last).first(), end));
    } else {
      ranges.add(new Range(first, end));
    }
  }
}
