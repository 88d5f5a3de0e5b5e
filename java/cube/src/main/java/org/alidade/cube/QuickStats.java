package org.alidade.cube;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.diagnose.DoneTiles;
import org.alidade.cube.internal.diagnose.PatientReader;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;

/**
 * A quick look at a hypercube: tiles done, and the largest absolute model value at its corners.
 *
 * <p>Example: {@code QuickStats.of(path).corners().get(0).maxAbsModel()}.
 *
 * @param tilesDone tiles finished
 * @param tilesTotal tiles in all
 * @param corners first and last spaxel with first and last component
 */
public record QuickStats(int tilesDone, int tilesTotal, List<Corner> corners) {
  /**
   * Models of one spaxel and component.
   *
   * @param spaxel spaxel
   * @param component component
   * @param populationsDone populations whose models are finished
   * @param maxAbsModel largest absolute value of finished models, 0 if there are none
   */
  public record Corner(int spaxel, int component, int populationsDone, double maxAbsModel) {}

  /** Copies the list. */
  public QuickStats {
    corners = List.copyOf(corners);
  }

  /**
   * Looks at a file, also while it is built.
   *
   * @throws InvalidStateException if there is no hypercube yet
   */
  public static QuickStats of(Path cubeFile) {
    try (Hdf5File file = PatientReader.open(cubeFile)) {
      DoneTiles tiles =
          DoneTiles.find(file)
              .orElseThrow(
                  () ->
                      new InvalidStateException(
                          "the hypercube is not initialised yet",
                          cubeFile + " " + CubeLayout.MODELS,
                          "run alidade cube build"));
      Hdf5Dataset models = file.dataset(CubeLayout.MODELS);
      int lastSpaxel = (int) models.shape().length(0) - 1;
      int lastComponent = (int) models.shape().length(1) - 1;
      List<Corner> corners = new ArrayList<>();
      for (int spaxel : distinct(lastSpaxel)) {
        for (int component : distinct(lastComponent)) {
          corners.add(corner(models, tiles, spaxel, component));
        }
      }
      return new QuickStats(tiles.done(), tiles.total(), corners);
    }
  }

  private static int[] distinct(int last) {
    return last == 0 ? new int[] {0} : new int[] {0, last};
  }

  private static Corner corner(Hdf5Dataset models, DoneTiles tiles, int spaxel, int component) {
    int populations = 0;
    double largest = 0;
    for (int tile = 0; tile < tiles.populationTiles(); tile++) {
      DoneTiles.Range range = tiles.populations(tile);
      if (tiles.covers(spaxel, component, range.first())) {
        populations += range.length();
        Slab slab =
            Slab.of(
                new long[] {spaxel, component, range.first(), 0},
                new long[] {1, 1, range.length(), models.shape().length(3)});
        for (float value : models.readFloats(slab)) {
          largest = Math.max(largest, Math.abs(value));
        }
      }
    }
    return new Corner(spaxel, component, populations, largest);
  }
}
