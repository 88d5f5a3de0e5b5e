package org.alidade.cube.internal.diagnose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.Lengths;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;

/** Chooses what a snapshot shows: as different as possible, and from finished tiles only. */
public final class PrefitSelection {
  /** Random spaxels tried per tile before another tile gets its chance. */
  private static final int TRIALS_PER_TILE = 4;

  private final Hdf5File file;
  private final DoneTiles tiles;
  private final SplittableRandom random;

  /** Chooses from one state of a file. */
  public PrefitSelection(Hdf5File file, DoneTiles tiles, SplittableRandom random) {
    this.file = file;
    this.tiles = tiles;
    this.random = random;
  }

  /**
   * A spaxel, a component whose velocity distribution there holds light, and populations whose
   * models are finished.
   *
   * @param spaxel spaxel
   * @param component component
   * @param losvd its velocity distribution, one value per velocity bin
   * @param populations finished populations
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  public record Pair(int spaxel, int component, double[] losvd, int[] populations) {}

  /** A column of tiles: one spaxel tile and one component tile, with a finished population tile. */
  private record Column(int spaxelTile, int componentTile) {}

  /**
   * Spaxels from as many different tiles with finished models as possible, the remainder from the
   * first; ascending.
   */
  public int[] spaxels(int most) {
    List<Integer> withModels = new ArrayList<>();
    for (Column column : columns()) {
      if (!withModels.contains(column.spaxelTile())) {
        withModels.add(column.spaxelTile());
      }
    }
    shuffle(withModels);
    Set<Integer> chosen = new LinkedHashSet<>();
    for (int tile : withModels.subList(0, Math.min(most, withModels.size()))) {
      chosen.add(pick(tiles.spaxels(tile)));
    }
    DoneTiles.Range first = tiles.spaxels(withModels.get(0));
    List<Integer> rest =
        new ArrayList<>(IntStream.range(first.first(), first.end()).boxed().toList());
    shuffle(rest);
    for (int i = 0; i < rest.size() && chosen.size() < most; i++) {
      chosen.add(rest.get(i));
    }
    return chosen.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** Different templates at random, ascending. */
  public int[] templates(int most) {
    int populations = Lengths.of(file.dataset(CubeLayout.TEMPLATES), 2)[0];
    return some(IntStream.range(0, populations).toArray(), most);
  }

  /**
   * Pairs from finished tiles: first from tiles that are new in both spaxels and components, then
   * from any.
   *
   * @param most most pairs
   * @param mostComponents most different components
   * @param populationsPerPair most populations per pair
   * @throws InvalidStateException if no velocity distribution of a finished tile holds light
   */
  public List<Pair> pairs(int most, int mostComponents, int populationsPerPair) {
    List<Column> columns = new ArrayList<>(columns());
    shuffle(columns);
    Picked picked = new Picked(most, mostComponents, populationsPerPair);
    Set<Integer> spaxelTiles = new HashSet<>();
    Set<Integer> componentTiles = new HashSet<>();
    for (Column column : columns) {
      boolean fresh =
          !spaxelTiles.contains(column.spaxelTile())
              && !componentTiles.contains(column.componentTile());
      if (fresh && picked.tryRandomly(column)) {
        spaxelTiles.add(column.spaxelTile());
        componentTiles.add(column.componentTile());
      }
    }
    columns.forEach(picked::tryRandomly);
    if (picked.pairs.isEmpty()) {
      columns.forEach(picked::scan);
    }
    if (picked.pairs.isEmpty()) {
      throw new InvalidStateException(
          "the velocity distributions of all finished tiles are empty",
          file.path() + " " + CubeLayout.LOSVD,
          "try later, or check the light in /LOSVD");
    }
    return picked.pairs;
  }

  private Set<Column> columns() {
    Set<Column> columns = new LinkedHashSet<>();
    for (DoneTiles.Place place : tiles.finished()) {
      columns.add(new Column(place.spaxelTile(), place.componentTile()));
    }
    return columns;
  }

  private int pick(DoneTiles.Range range) {
    return range.first() + random.nextInt(range.length());
  }

  private <T> void shuffle(List<T> list) {
    for (int i = list.size() - 1; i > 0; i--) {
      java.util.Collections.swap(list, i, random.nextInt(i + 1));
    }
  }

  private int[] some(int[] values, int most) {
    List<Integer> list = new ArrayList<>(Arrays.stream(values).boxed().toList());
    shuffle(list);
    return list.stream().limit(most).mapToInt(Integer::intValue).sorted().toArray();
  }

  private double[] losvd(int spaxel, int component) {
    long bins = Lengths.of(file.dataset(CubeLayout.LOSVD), 3)[1];
    return file.dataset(CubeLayout.LOSVD)
        .readDoubles(Slab.of(new long[] {spaxel, 0, component}, new long[] {1, bins, 1}));
  }

  private int[] finishedPopulations(Column column, int most) {
    IntStream.Builder found = IntStream.builder();
    for (int tile = 0; tile < tiles.populationTiles(); tile++) {
      if (tiles.isDone(column.spaxelTile(), column.componentTile(), tile)) {
        DoneTiles.Range range = tiles.populations(tile);
        IntStream.range(range.first(), range.end()).forEach(found::add);
      }
    }
    return some(found.build().toArray(), most);
  }

  /** The pairs chosen so far and the limits on them. */
  private final class Picked {
    private final int most;
    private final int mostComponents;
    private final int populationsPerPair;
    private final List<Pair> pairs = new ArrayList<>();
    private final Set<Integer> components = new HashSet<>();

    Picked(int most, int mostComponents, int populationsPerPair) {
      this.most = most;
      this.mostComponents = mostComponents;
      this.populationsPerPair = populationsPerPair;
    }

    boolean tryRandomly(Column column) {
      for (int trial = 0; trial < TRIALS_PER_TILE && pairs.size() < most; trial++) {
        int spaxel = pick(tiles.spaxels(column.spaxelTile()));
        int component = pick(tiles.components(column.componentTile()));
        if (take(column, spaxel, component)) {
          return true;
        }
      }
      return false;
    }

    void scan(Column column) {
      DoneTiles.Range spaxels = tiles.spaxels(column.spaxelTile());
      DoneTiles.Range range = tiles.components(column.componentTile());
      for (int spaxel = spaxels.first(); spaxel < spaxels.end(); spaxel++) {
        for (int component = range.first(); component < range.end(); component++) {
          if (pairs.size() < most) {
            take(column, spaxel, component);
          }
        }
      }
    }

    private boolean take(Column column, int spaxel, int component) {
      boolean known =
          pairs.stream().anyMatch(p -> p.spaxel() == spaxel && p.component() == component);
      boolean full = components.size() >= mostComponents && !components.contains(component);
      if (known || full) {
        return false;
      }
      double[] losvd = losvd(spaxel, component);
      if (!(LosvdKernel.mass(losvd) > 0)) {
        return false;
      }
      components.add(component);
      pairs.add(
          new Pair(spaxel, component, losvd, finishedPopulations(column, populationsPerPair)));
      return true;
    }
  }
}
