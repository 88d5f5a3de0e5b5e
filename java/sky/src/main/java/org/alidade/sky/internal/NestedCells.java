package org.alidade.sky.internal;

/**
 * Numbers of HEALPix cells in nested order (Gorski et al. 2005, ApJ 622, 759).
 *
 * <p>The sphere is unrolled so that the twelve base cells become squares that stand on a corner; in
 * one of them a cell has coordinates x, growing to the north-east, and y, growing to the
 * north-west, whose bits interleave to its number.
 */
public final class NestedCells {
  /** Sine of the declination at which the polar caps begin. */
  private static final double CAP = 2.0 / 3;

  private static final int BASE_CELLS = 12;

  private final int order;
  private final long side;

  /** Cells of an order from 0 to 29. */
  public NestedCells(int order) {
    this.order = order;
    side = 1L << order;
  }

  /** Cell of a position in degrees. */
  public long cell(double raDegrees, double decDegrees) {
    double quarters = Sphere.normalized(raDegrees) / 90;
    double sine = Math.sin(Math.toRadians(decDegrees));
    return Math.abs(sine) <= CAP ? equatorial(quarters, sine) : polar(quarters, decDegrees);
  }

  private long equatorial(double quarters, double sine) {
    double along = side * (0.5 + quarters);
    double across = side * 0.75 * sine;
    long falling = (long) Math.floor(along - across);
    long rising = (long) Math.floor(along + across);
    long fallingFace = falling >> order;
    long risingFace = rising >> order;
    long face;
    if (fallingFace == risingFace) {
      face = 4 + (fallingFace & 3);
    } else if (fallingFace < risingFace) {
      face = fallingFace & 3;
    } else {
      face = 8 + (risingFace & 3);
    }
    return number(face, rising & (side - 1), side - 1 - (falling & (side - 1)));
  }

  private long polar(double quarters, double decDegrees) {
    long quarter = Math.min(3, (long) quarters);
    double within = quarters - quarter;
    // The square root of 3 (1 - |sin dec|), without the cancellation near the pole.
    double distance =
        side * Math.sqrt(6) * Math.sin(0.5 * Math.toRadians(90 - Math.abs(decDegrees)));
    long west = Math.min(side - 1, (long) (within * distance));
    long east = Math.min(side - 1, (long) ((1 - within) * distance));
    return decDegrees > 0
        ? number(quarter, side - 1 - east, side - 1 - west)
        : number(quarter + 8, west, east);
  }

  private long number(long face, long x, long y) {
    return (face << (2 * order)) | spread(x) | spread(y) << 1;
  }

  /** Right ascension and declination of the centre of a cell, degrees. */
  public double[] centre(long cell) {
    int face = (int) (cell >> (2 * order));
    long x = gathered(cell);
    long y = gathered(cell >> 1);
    int row = face / 4;
    long ring = (row + 2) * side - x - y - 1;
    long fromPole = Math.min(ring, 4 * side - ring);
    double eighths = row == 1 ? 2 * (face % 4) : 2 * (face % 4) + 1;
    double dec;
    double ra;
    if (fromPole < side) {
      double distance = 2 * Math.asin(fromPole / (side * Math.sqrt(6)));
      dec = Math.copySign(90 - Math.toDegrees(distance), (double) (2 * side - ring));
      ra = 45 * (eighths + (double) (x - y) / fromPole);
    } else {
      dec = Math.toDegrees(Math.asin((2 * side - ring) * 2.0 / (3 * side)));
      ra = 45 * (eighths + (double) (x - y) / side);
    }
    return new double[] {Sphere.normalized(ra), dec};
  }

  /** Greatest angle between the centre of a cell and its corners, degrees, for any cell. */
  public double reach() {
    // From the centre of the cells that touch the edge of a cap in the middle of a base cell.
    double polar = 1 - (1 - 1.0 / side) * (1 - 1.0 / side) / 3;
    double[] centre =
        Sphere.vector(Math.toDegrees(Math.PI / (4 * side)), Math.toDegrees(Math.asin(CAP)));
    double[] corner = Sphere.vector(0, Math.toDegrees(Math.asin(polar)));
    return Sphere.separation(centre, corner);
  }

  /** Number of base cells. */
  public static int baseCells() {
    return BASE_CELLS;
  }

  /** Moves bit i to bit 2 i. */
  private static long spread(long value) {
    long v = value;
    v = (v | v << 16) & 0x0000FFFF0000FFFFL;
    v = (v | v << 8) & 0x00FF00FF00FF00FFL;
    v = (v | v << 4) & 0x0F0F0F0F0F0F0F0FL;
    v = (v | v << 2) & 0x3333333333333333L;
    return (v | v << 1) & 0x5555555555555555L;
  }

  /** Moves bit 2 i to bit i, within the bits of one base cell. */
  private long gathered(long value) {
    long v = value & 0x5555555555555555L & ((1L << (2 * order)) - 1);
    v = (v | v >> 1) & 0x3333333333333333L;
    v = (v | v >> 2) & 0x0F0F0F0F0F0F0F0FL;
    v = (v | v >> 4) & 0x00FF00FF00FF00FFL;
    v = (v | v >> 8) & 0x0000FFFF0000FFFFL;
    return (v | v >> 16) & 0x00000000FFFFFFFFL;
  }
}
