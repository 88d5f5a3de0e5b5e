package org.alidade.transients.catalogue;

import java.nio.file.Path;
import java.util.Optional;
import org.alidade.array.BadInputException;

/**
 * What a compiled catalogue is made of (spec transient 2.4).
 *
 * <p>Example: {@code CompileOptions.defaults().withExisting(Path.of("sncat.txt"))}.
 *
 * @param existing a table of supernovae that has priority, if any
 * @param openCatalogue file or web address of the JSON file of the Open Supernova Catalog
 * @param skipOpenCatalogue leaves the Open Supernova Catalog out
 * @param skipTns leaves the Transient Name Server out without a warning
 * @param cacheDir where downloaded files are kept
 * @param coordToleranceDegrees how close entries of two catalogues are the same, degrees
 */
public record CompileOptions(
    Optional<Path> existing,
    String openCatalogue,
    boolean skipOpenCatalogue,
    boolean skipTns,
    Path cacheDir,
    double coordToleranceDegrees) {
  /** Where the Open Supernova Catalog publishes its file. */
  public static final String OPEN_CATALOGUE_URL =
      "https://sne.space/astrocats/astrocats/supernovae/output/catalog.json";

  /**
   * Checks the values.
   *
   * @throws BadInputException if the tolerance is out of range or there is nothing to compile
   */
  public CompileOptions {
    if (!(coordToleranceDegrees >= 0 && coordToleranceDegrees <= 1)) {
      throw new BadInputException(
          "a tolerance of " + coordToleranceDegrees + " degrees", "coord-tolerance", "use 0 to 1");
    }
  }

  /** The Open Supernova Catalog alone, files kept in {@code data/catalog_cache}, 0.001 degrees. */
  public static CompileOptions defaults() {
    return new CompileOptions(
        Optional.empty(),
        OPEN_CATALOGUE_URL,
        false,
        false,
        Path.of("data", "catalog_cache"),
        0.001);
  }

  /** The same with a table that has priority. */
  public CompileOptions withExisting(Path file) {
    return new CompileOptions(
        Optional.of(file),
        openCatalogue,
        skipOpenCatalogue,
        skipTns,
        cacheDir,
        coordToleranceDegrees);
  }

  /** The same with the Open Supernova Catalog from another file or address. */
  public CompileOptions withOpenCatalogue(String source) {
    return new CompileOptions(
        existing, source, skipOpenCatalogue, skipTns, cacheDir, coordToleranceDegrees);
  }

  /** The same with or without the Open Supernova Catalog and the Transient Name Server. */
  public CompileOptions withSkipped(boolean openCatalogueLeftOut, boolean tnsLeftOut) {
    return new CompileOptions(
        existing, openCatalogue, openCatalogueLeftOut, tnsLeftOut, cacheDir, coordToleranceDegrees);
  }

  /** The same with another folder for downloaded files. */
  public CompileOptions withCacheDir(Path folder) {
    return new CompileOptions(
        existing, openCatalogue, skipOpenCatalogue, skipTns, folder, coordToleranceDegrees);
  }

  /** The same with another tolerance, degrees. */
  public CompileOptions withCoordToleranceDegrees(double degrees) {
    return new CompileOptions(
        existing, openCatalogue, skipOpenCatalogue, skipTns, cacheDir, degrees);
  }
}
