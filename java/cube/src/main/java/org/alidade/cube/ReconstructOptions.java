package org.alidade.cube;

import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;

/**
 * Options of {@link Reconstruction#run}.
 *
 * @param name dataset the model spectra go to
 * @param rows where the matrix comes from
 * @param maxSlabBytes memory for stored models at a time, counted as float64
 * @param spaxelTile spaxels at a time before halving; empty = as stored
 * @param threads worker threads
 * @param components components whose light is written one by one as {@code <name>_c<nnn>}; an empty
 *     list means all of them; nothing = the light of all together as {@code <name>}
 */
public record ReconstructOptions(
    String name,
    RowSource rows,
    long maxSlabBytes,
    Optional<Integer> spaxelTile,
    int threads,
    Optional<List<Integer>> components) {
  /** Checks ranges, copies the list. */
  public ReconstructOptions {
    components = components.map(List::copyOf);
    if (name.isBlank() || name.contains("/")) {
      throw new BadInputException(
          "dataset name '" + name + "'", "--name", "use a plain name such as ModelCube");
    }
    if (maxSlabBytes < 1) {
      throw new BadInputException(
          "slab of " + maxSlabBytes + " bytes", "--max-slab-bytes", "use 1 or more");
    }
    if (spaxelTile.isPresent() && spaxelTile.get() < 1) {
      throw new BadInputException(
          "tile of " + spaxelTile.get() + " spaxels", "spaxel tile", "use 1 or more");
    }
    if (threads < 1) {
      throw new BadInputException(threads + " threads", "--threads", "use 1 or more");
    }
    components.ifPresent(ReconstructOptions::requireDistinct);
  }

  private static void requireDistinct(List<Integer> components) {
    for (int component : components) {
      if (component < 0) {
        throw new BadInputException(
            "component " + component, "--components", "count components from 0");
      }
    }
    if (components.stream().distinct().count() < components.size()) {
      throw new BadInputException(
          "a component twice in " + components, "--components", "name each component once");
    }
  }

  /** ModelCube, from stored models if they are complete, slabs of 6 GB, all processors. */
  public static ReconstructOptions defaults() {
    return new ReconstructOptions(
        "ModelCube",
        RowSource.AUTO,
        6_000_000_000L,
        Optional.empty(),
        Runtime.getRuntime().availableProcessors(),
        Optional.empty());
  }

  /** These options with another dataset name. */
  public ReconstructOptions withName(String dataset) {
    return new ReconstructOptions(dataset, rows, maxSlabBytes, spaxelTile, threads, components);
  }

  /** These options with another source of the matrix. */
  public ReconstructOptions withRows(RowSource source) {
    return new ReconstructOptions(name, source, maxSlabBytes, spaxelTile, threads, components);
  }

  /** These options with another slab budget. */
  public ReconstructOptions withMaxSlabBytes(long bytes) {
    return new ReconstructOptions(name, rows, bytes, spaxelTile, threads, components);
  }

  /** These options with another number of threads. */
  public ReconstructOptions withThreads(int workers) {
    return new ReconstructOptions(name, rows, maxSlabBytes, spaxelTile, workers, components);
  }

  /** These options with another number of spaxels at a time. */
  public ReconstructOptions withSpaxelTile(int spaxels) {
    return new ReconstructOptions(
        name, rows, maxSlabBytes, Optional.of(spaxels), threads, components);
  }

  /**
   * These options for the light of single components, one dataset {@code <name>_c<nnn>} each.
   *
   * @param chosen distinct components from 0; none for all
   */
  public ReconstructOptions withComponents(List<Integer> chosen) {
    return new ReconstructOptions(
        name, rows, maxSlabBytes, spaxelTile, threads, Optional.of(chosen));
  }
}
