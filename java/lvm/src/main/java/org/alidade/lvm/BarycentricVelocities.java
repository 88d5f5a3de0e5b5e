package org.alidade.lvm;

import java.util.Arrays;

/** Barycentric velocities of spaxels of several tiles: one ephemeris per tile. */
final class BarycentricVelocities {
  private BarycentricVelocities() {}

  static double[] of(SpaxelTable table) {
    double[] velocity = new double[table.mjd().length];
    int start = 0;
    for (int end = 1; end <= velocity.length; end++) {
      if (end == velocity.length || table.mjd()[end] != table.mjd()[start]) {
        double[] part =
            BarycentricVelocity.kilometresPerSecond(
                table.mjd()[start],
                Arrays.copyOfRange(table.raDegrees(), start, end),
                Arrays.copyOfRange(table.decDegrees(), start, end));
        System.arraycopy(part, 0, velocity, start, part.length);
        start = end;
      }
    }
    return velocity;
  }
}
