package org.alidade.lvm.internal.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.BadInputException;

/**
 * The wavelengths that windows keep, and where each tile has them: runs of neighbouring columns, so
 * that a spectrum is read in as few pieces as possible.
 */
public final class ColumnSelection {
  private final double[] wavelength;

  private ColumnSelection(double[] wavelength) {
    this.wavelength = wavelength;
  }

  /**
   * Keeps the wavelengths inside the windows, in window order.
   *
   * @param grid ascending wavelengths
   * @param windows pairs {low, high} in ascending order, bounds included
   * @throws BadInputException if no wavelength is left
   */
  public static ColumnSelection of(double[] grid, List<double[]> windows) {
    double[] kept =
        windows.stream()
            .flatMapToDouble(
                window -> Arrays.stream(grid).filter(x -> x >= window[0] && x <= window[1]))
            .toArray();
    if (kept.length == 0) {
      throw new BadInputException(
          "no wavelength is selected",
          "lambda_range",
          "choose a window between "
              + grid[0]
              + " and "
              + grid[grid.length - 1]
              + " Angstrom, not narrower than a pixel");
    }
    return new ColumnSelection(kept);
  }

  /** The kept wavelengths. */
  public double[] wavelength() {
    return wavelength;
  }

  /** Number of kept wavelengths. */
  public int size() {
    return wavelength.length;
  }

  /**
   * Where a tile has the kept wavelengths; those it lacks are in no run.
   *
   * @param grid the tile's own ascending wavelengths
   */
  public List<Run> runs(double[] grid) {
    List<Run> runs = new ArrayList<>();
    int start = -1;
    int length = 0;
    int previous = -2;
    for (int i = 0; i < wavelength.length; i++) {
      int column = Arrays.binarySearch(grid, wavelength[i]);
      if (column >= 0 && column == previous + 1 && length > 0) {
        length++;
      } else {
        addRun(runs, start, previous, length);
        start = i;
        length = column >= 0 ? 1 : 0;
      }
      previous = column >= 0 ? column : -2;
    }
    addRun(runs, start, previous, length);
    return runs;
  }

  private static void addRun(List<Run> runs, int start, int lastColumn, int length) {
    if (length > 0) {
      runs.add(new Run(start, lastColumn - length + 1, length));
    }
  }

  /**
   * Neighbouring columns of a tile.
   *
   * @param target index of the first among the kept wavelengths
   * @param column index of the first in the tile
   * @param count how many
   */
  public record Run(int target, int column, int count) {}
}
