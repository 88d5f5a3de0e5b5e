package org.alidade.cube.internal.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alidade.cube.CubeCheck.SlabSample;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Slab;

/**
 * Slabs of models drawn at random from finished tiles.
 *
 * @param slabs their numbers
 */
public record ModelSamples(List<SlabSample> slabs) {
  /** Copies the list. */
  public ModelSamples {
    slabs = List.copyOf(slabs);
  }

  /**
   * Draws slabs, one tile of populations of one spaxel and component each.
   *
   * @param models models (S, C, P, L)
   * @param tiles which of them are finished
   * @param count number of slabs
   * @param seed seed of the choice
   */
  public static ModelSamples take(Hdf5Dataset models, DoneTiles tiles, int count, long seed) {
    List<DoneTiles.Place> finished = tiles.finished();
    SplittableRandom random = new SplittableRandom(seed);
    List<SlabSample> slabs = new ArrayList<>();
    for (int i = 0; i < count && !finished.isEmpty(); i++) {
      DoneTiles.Place place = finished.get(random.nextInt(finished.size()));
      int spaxel = pick(tiles.spaxels(place.spaxelTile()), random);
      int component = pick(tiles.components(place.componentTile()), random);
      slabs.add(sample(models, spaxel, component, tiles.populations(place.populationTile())));
    }
    return new ModelSamples(slabs);
  }

  private static int pick(DoneTiles.Range range, SplittableRandom random) {
    return range.first() + random.nextInt(range.length());
  }

  private static SlabSample sample(
      Hdf5Dataset models, int spaxel, int component, DoneTiles.Range populations) {
    float[] values =
        models.readFloats(
            Slab.of(
                new long[] {spaxel, component, populations.first(), 0},
                new long[] {1, 1, populations.length(), models.shape().length(3)}));
    long negative = 0;
    long nonFinite = 0;
    double largest = 0;
    for (float value : values) {
      if (!Float.isFinite(value)) {
        nonFinite++;
      } else {
        negative += value < 0 ? 1 : 0;
        largest = Math.max(largest, Math.abs(value));
      }
    }
    return new SlabSample(
        spaxel, component, values.length, (double) negative / values.length, nonFinite, largest);
  }
}
