package org.alidade.lightcurve.run;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.naming.IdfFileName;
import org.alidade.lightcurve.sources.SourceTables;
import org.alidade.table.Table;

/**
 * The SExtractor program as a process of its own (Bertin and Arnouts 1996, A&amp;A Supplement 117,
 * 393): detection on the deep image, measurement on that of the visit.
 *
 * <p>Example: {@code SextractorProgram.find(config).ifPresent(program -> ...)}.
 */
public final class SextractorProgram implements SourceMeasurer {
  private static final List<String> NAMES = List.of("sex", "source-extractor", "sextractor");
  private static final int LAST_LINES = 5;
  private static final long GRACE_SECONDS = 5;

  private final String program;
  private final Path config;

  /**
   * Creates a way to the program.
   *
   * @param program its name or path
   * @param config its configuration
   */
  public SextractorProgram(String program, Path config) {
    this.program = program;
    this.config = config;
  }

  /**
   * The program on the search path, under any of the names it is installed as.
   *
   * @param config its configuration
   */
  public static Optional<SextractorProgram> find(Path config) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return NAMES.stream()
        .filter(
            name ->
                Stream.of(path.split(File.pathSeparator))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, name))))
        .findFirst()
        .map(name -> new SextractorProgram(name, config));
  }

  /** The command for an image of a visit. */
  public List<String> command(Request request) {
    return List.of(
        program,
        request.detection().toString(),
        request.image().toString(),
        "-c",
        config.toString(),
        "-WEIGHT_TYPE",
        "MAP_WEIGHT,MAP_RMS",
        "-WEIGHT_IMAGE",
        request.detectionWeight() + "," + request.uncertainty(),
        "-CATALOG_NAME",
        text(request.catalogue()).toString());
  }

  /** The command for the deep image alone. */
  public List<String> detectionCommand(Path image, Path weight, Path catalogue) {
    return List.of(
        program,
        image.toString(),
        "-c",
        config.toString(),
        "-WEIGHT_TYPE",
        "MAP_WEIGHT",
        "-WEIGHT_IMAGE",
        weight.toString(),
        "-CATALOG_NAME",
        text(catalogue).toString());
  }

  @Override
  public void measure(Request request) throws Exception {
    run(command(request), request.catalogue());
  }

  @Override
  public void detect(Path image, Path weight, Path catalogue) throws Exception {
    run(detectionCommand(image, weight, catalogue), catalogue);
  }

  @Override
  public String description() {
    return program + " -c " + config;
  }

  /** Where the program writes its own text. */
  private static Path text(Path catalogue) {
    String name = String.valueOf(catalogue.getFileName());
    return catalogue.resolveSibling(
        name.substring(0, name.length() - IdfFileName.ECSV.length())
            + IdfFileName.SEXTRACTOR_CATALOGUE);
  }

  private void run(List<String> command, Path catalogue) throws Exception {
    Files.deleteIfExists(text(catalogue));
    Path log = Files.createTempFile("sextractor", ".log");
    try {
      int status = start(command, log);
      if (status != 0) {
        throw new IoFailureException(
            "the program ended with status " + status + " (" + lastLines(log) + ")",
            String.join(" ", command),
            "see what it says");
      }
    } finally {
      Files.delete(log);
    }
    if (!Files.exists(text(catalogue))) {
      throw new MissingDatasetException(
          "the program wrote no catalogue",
          text(catalogue).toString(),
          "let CATALOG_TYPE in " + config + " be ASCII_HEAD");
    }
    Table table = SourceTables.read(text(catalogue));
    SourceTables.writeEcsv(catalogue, table);
  }

  private int start(List<String> command, Path log) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      process.getOutputStream().close();
      return process.waitFor();
    } finally {
      if (process.isAlive()) {
        process.destroy();
        if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      }
    }
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines =
        new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1)
            .lines()
            .map(line -> line.replaceAll("\u001b\\[[0-9;]*[A-Za-z]", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    return String.join("; ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }
}
