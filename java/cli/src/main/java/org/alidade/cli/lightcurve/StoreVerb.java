package org.alidade.cli.lightcurve;

import java.io.IOException;
import java.nio.file.Path;
import org.alidade.cli.Output;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.access.LightCurveStores;
import picocli.CommandLine.Parameters;

/** A verb that reads a store of any kind. */
abstract class StoreVerb extends LightCurveVerb {
  @Parameters(
      index = "0",
      paramLabel = "STORE",
      description =
          "Store of light curves: a folder of Alidade's, a SQLite database, an array in HDF5.")
  private Path path;

  @SuppressWarnings("NullAway.Init")
  StoreVerb() {}

  @Override
  final int run(Output output) throws IOException {
    try (LightCurveStore store = LightCurveStores.open(path)) {
      return run(store, output);
    }
  }

  /** Does the work on the store. */
  abstract int run(LightCurveStore store, Output output) throws IOException;

  Path path() {
    return path;
  }
}
