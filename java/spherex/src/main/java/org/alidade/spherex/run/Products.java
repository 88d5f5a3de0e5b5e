package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.alidade.spherex.PhotometryResult;

/** What a run needs of tables and figures. */
interface Products {
  /** Writes {@code photometry.json} and {@code lightcurve.csv}. */
  void writeTables(SpherexState state, RunFolder folder) throws IOException;

  /** Writes the light curve alone. */
  void writeLightCurve(SpherexState state, Path file) throws IOException;

  /** Reads a light curve. */
  List<PhotometryResult> readLightCurve(Path file);

  /**
   * Draws the combined plot of results in the bands asked for.
   *
   * @return whether there was anything to draw
   */
  boolean draw(SpherexState state, Path file) throws IOException;
}
