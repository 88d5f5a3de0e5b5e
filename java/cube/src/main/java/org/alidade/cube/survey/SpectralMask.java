package org.alidade.cube.survey;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Wavelength ranges to leave out, from a text file with the columns centre, width (Angstrom) and a
 * comment. Lines whose comment says "sky" are given as observed, the others in the rest frame.
 */
final class SpectralMask {
  private SpectralMask() {}

  /** Pixels to keep: those that no range touches. */
  static boolean[] read(Path path, LogGrid grid, double redshift) {
    boolean[] keep = new boolean[grid.count()];
    Arrays.fill(keep, true);
    List<String> lines = NumberTable.lines(path);
    for (int number = 0; number < lines.size(); number++) {
      String line = lines.get(number).strip();
      if (!line.isEmpty() && line.charAt(0) != '#') {
        double[] range = NumberTable.numbers(line, 2, path + " line " + (number + 1));
        boolean sky = line.toLowerCase(Locale.ROOT).contains("sky");
        double centre = sky ? range[0] / (1 + redshift) : range[0];
        drop(keep, grid, Math.log(centre - 0.5 * range[1]), Math.log(centre + 0.5 * range[1]));
      }
    }
    return keep;
  }

  private static void drop(boolean[] keep, LogGrid grid, double low, double high) {
    for (int i = 0; i < keep.length; i++) {
      if (grid.edge(i + 1) > low && grid.edge(i) < high) {
        keep[i] = false;
      }
    }
  }
}
