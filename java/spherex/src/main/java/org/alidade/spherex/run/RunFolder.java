package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.array.IoFailureException;
import org.alidade.spherex.Band;
import org.alidade.spherex.QueryConfig;

/**
 * The files of a run (spec spherex 5.1, 11.2).
 *
 * @param folder that everything is below
 * @param results folder of tables and figures
 * @param journals folder of what is known inside a stage
 */
record RunFolder(Path folder, Path results, Path journals) {
  private static final String JOURNALS = ".alidade";

  static RunFolder of(QueryConfig config) {
    Path folder = config.outputDir();
    return new RunFolder(
        folder,
        folder.resolve("results"),
        folder.resolve(JOURNALS).resolve(config.source().fileName()));
  }

  /** Makes the folders that every run has. */
  void make() {
    try {
      for (Band band : Band.DETECTORS) {
        Files.createDirectories(data().resolve(band.text()));
      }
      Files.createDirectories(results);
      Files.createDirectories(journals);
    } catch (IOException e) {
      throw failed("the folders of the run cannot be made", folder, e);
    }
  }

  Path data() {
    return folder.resolve("data");
  }

  Path lightCurve() {
    return results.resolve("lightcurve.csv");
  }

  Path photometry() {
    return results.resolve("photometry.json");
  }

  Path plot() {
    return results.resolve("combined_plot.png");
  }

  /** All images below the data folder, sorted. */
  List<Path> images() {
    if (!Files.isDirectory(data())) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(data())) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).matches(".*\\.fits(\\.gz)?"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failed("the images cannot be listed", data(), e);
    }
  }

  static IoFailureException failed(String what, Path where, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            what + " (" + cause.getMessage() + ")",
            where.toString(),
            "choose a folder that can be written");
    failure.initCause(cause);
    return failure;
  }
}
