package org.alidade.cube;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.diagnose.DoneTiles;
import org.alidade.cube.internal.diagnose.PatientReader;
import org.alidade.cube.internal.diagnose.PrefitFigure;
import org.alidade.cube.internal.diagnose.PrefitSelection;
import org.alidade.hdf5.Hdf5File;

/**
 * A figure to look at before a fit is started: observed spectra, templates, velocity distributions
 * with their kernels, and finished models (spec cubefit 3.5). Only reads, and only finished tiles,
 * so it can be made while the hypercube is built.
 *
 * <p>Example: {@code PrefitSnapshot.write(path, Path.of("prefit_live.png"),
 * PrefitOptions.defaults())}.
 */
public final class PrefitSnapshot {
  private PrefitSnapshot() {}

  /**
   * Draws the figure, 12 by 8 inches at 150 dots per inch.
   *
   * @param cubeFile cube file with at least one finished tile
   * @param png file to create or replace
   * @return {@code png}
   * @throws InvalidStateException if the hypercube is not initialised, no tile is finished yet, or
   *     no velocity distribution of a finished tile holds light
   * @throws org.alidade.array.FormatException if the rebin operator does not fit the grids
   */
  public static Path write(Path cubeFile, Path png, PrefitOptions options) {
    SplittableRandom random =
        options.seed().isPresent()
            ? new SplittableRandom(options.seed().getAsLong())
            : new SplittableRandom();
    try (Hdf5File file = PatientReader.open(cubeFile)) {
      DoneTiles tiles = requireFinishedTiles(file);
      PrefitSelection selection = new PrefitSelection(file, tiles, random);
      List<PrefitSelection.Pair> pairs =
          selection.pairs(options.maxPairs(), options.maxComponents(), options.templatesPerPair());
      int[] spaxels = selection.spaxels(options.maxSpaxels());
      int[] templates = selection.templates(options.maxTemplates());
      PrefitFigure figure =
          new PrefitFigure(
              file, options.lowQuantile(), options.highQuantile(), options.padFraction());
      return figure.draw(spaxels, templates, pairs, tiles).writePng(png);
    }
  }

  private static DoneTiles requireFinishedTiles(Hdf5File file) {
    String where = file.path() + " " + CubeLayout.MODELS;
    DoneTiles tiles =
        DoneTiles.find(file)
            .orElseThrow(
                () ->
                    new InvalidStateException(
                        "the hypercube is not initialised yet",
                        where,
                        "run alidade cube build, then try again"));
    if (tiles.done() == 0) {
      throw new InvalidStateException(
          "no tile of the hypercube is finished yet", where, "try later");
    }
    return tiles;
  }
}
