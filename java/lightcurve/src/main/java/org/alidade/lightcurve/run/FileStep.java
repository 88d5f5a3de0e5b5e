package org.alidade.lightcurve.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One product to be made from files.
 *
 * @param asset the asset it belongs to
 * @param partition its partition, empty for the whole field
 * @param kind kind of the product in the catalogue of files
 * @param counter name of the counter in the metadata
 * @param inputs files it is made from; empty ones are missing
 * @param output the product
 * @param metadata what the metadata say besides counter and product
 * @param options options it is made with
 * @param action makes it
 */
record FileStep(
    String asset,
    String partition,
    String kind,
    String counter,
    List<Optional<Path>> inputs,
    Path output,
    Map<String, Object> metadata,
    Object options,
    Action action) {
  /** Makes the product. */
  @FunctionalInterface
  interface Action {
    void run() throws Exception;
  }
}
