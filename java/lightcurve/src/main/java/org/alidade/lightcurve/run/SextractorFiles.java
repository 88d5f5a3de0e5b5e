package org.alidade.lightcurve.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.alidade.array.AtomicFile;

/** Alidade's own configuration of SExtractor, brought into a folder where the program finds it. */
final class SextractorFiles {
  private static final String CONFIG = "conf_per_aor.sexcfg";
  private static final String COLUMNS = "conf_per_aor.param";
  private static final String FILTER = "default.conv";
  private static final List<Path> NETWORKS =
      List.of(
          Path.of("/usr/share/source-extractor/default.nnw"),
          Path.of("/usr/share/sextractor/default.nnw"),
          Path.of("/usr/local/share/sextractor/default.nnw"));

  private SextractorFiles() {}

  /** The configuration that the user names, else Alidade's own in a folder. */
  static Path config(Path wanted, Path folder) throws IOException {
    return Files.exists(wanted) ? wanted : write(folder);
  }

  private static Path write(Path folder) throws IOException {
    Optional<Path> network = NETWORKS.stream().filter(Files::exists).findFirst();
    String columns = text(COLUMNS);
    // The classifier's weights come with the program; without them there are no classes.
    write(folder, COLUMNS, network.isPresent() ? columns : columns.replace("CLASS_STAR\n", ""));
    write(folder, FILTER, text(FILTER));
    String config =
        text(CONFIG)
            .replace("@FOLDER@", folder.toAbsolutePath().toString())
            .replace("@NETWORK@", network.map(Path::toString).orElse(""));
    return write(folder, CONFIG, config);
  }

  private static Path write(Path folder, String name, String text) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      AtomicFile.write(file, part -> Files.writeString(part, text));
    }
    return file;
  }

  private static String text(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SextractorFiles.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
