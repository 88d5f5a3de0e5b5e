package org.alidade.lightcurve.store;

import java.nio.file.Path;
import java.util.Locale;

/** Names of the files of a store. */
final class StoreFiles {
  static final String CATALOGUE = "catalogue.sqlite";
  static final String LOCK = "writer.lock";

  private StoreFiles() {}

  static Path catalogue(Path folder) {
    return folder.resolve(CATALOGUE);
  }

  static Path segment(Path folder, int number) {
    return folder.resolve(String.format(Locale.ROOT, "segment-%06d.alc", number));
  }
}
