package org.alidade.cube;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.Lengths;
import org.alidade.cube.internal.diagnose.StatedSizes;
import org.alidade.hdf5.Hdf5File;

/**
 * The axes of the stellar populations, usually metallicity, age and alpha: population {@code p =
 * (iZ * nAge + iAge) * nAlpha + iAlpha}, the last axis fastest.
 *
 * <p>Example: {@code PopulationGrid.read(cubeFile).lengths()} is {@code [8, 9, 5]}.
 *
 * @param lengths number of steps along every axis, each at least 1
 * @param isStated whether somebody said so; otherwise there is one axis of unknown meaning
 */
public record PopulationGrid(List<Integer> lengths, boolean isStated) {
  /**
   * Checks the lengths.
   *
   * @throws BadInputException if there is none, or one below 1
   */
  public PopulationGrid {
    lengths = List.copyOf(lengths);
    if (lengths.isEmpty() || lengths.stream().anyMatch(length -> length < 1)) {
      throw new BadInputException(
          "axes of lengths " + lengths, "population grid", "every length must be at least 1");
    }
  }

  /** A grid of these lengths, the slowest axis first. */
  public static PopulationGrid of(int... lengths) {
    return new PopulationGrid(Arrays.stream(lengths).boxed().toList(), true);
  }

  /** P populations of which nobody said how they are arranged. */
  public static PopulationGrid unknown(int populations) {
    return new PopulationGrid(List.of(populations), false);
  }

  /**
   * The grid of a populated cube file, from {@code template_meta_json} or the attributes of {@code
   * /Templates}.
   *
   * @throws org.alidade.array.MissingDatasetException if the file has no templates
   */
  public static PopulationGrid read(Path cubeFile) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      int populations = Lengths.of(file.dataset(CubeLayout.TEMPLATES), 2)[0];
      Optional<int[]> stated = StatedSizes.findPopulationShape(file, populations);
      return stated.map(PopulationGrid::of).orElseGet(() -> unknown(populations));
    }
  }

  /** Number of populations P. */
  public int populations() {
    return lengths.stream().reduce(1, Math::multiplyExact);
  }

  /** Distance in p between neighbours along an axis. */
  public int stride(int axis) {
    return lengths.subList(axis + 1, lengths.size()).stream().reduce(1, Math::multiplyExact);
  }

  /** Index of a population along an axis. */
  public int index(int population, int axis) {
    return population / stride(axis) % lengths.get(axis);
  }
}
