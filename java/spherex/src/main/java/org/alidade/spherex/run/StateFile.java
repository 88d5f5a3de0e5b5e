package org.alidade.spherex.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alidade.array.AlidadeException;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.Source;
import org.alidade.spherex.internal.document.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code NAME.json}, the state that users see and other programs read. It is replaced whole or not
 * at all; the one before stays as {@code NAME.json.bak}.
 *
 * <p>Example: {@code StateFile.of(folder, source).load()}.
 */
public final class StateFile {
  private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

  private final Path folder;
  private final String stem;
  private final StateFormat format;

  private StateFile(Path folder, String stem, StateFormat format) {
    this.folder = folder;
    this.stem = stem;
    this.format = format;
  }

  /** The JSON state of a source in a folder. */
  public static StateFile of(Path folder, Source source) {
    return of(folder, source, StateFormat.JSON);
  }

  /** The state of a source in a folder. */
  public static StateFile of(Path folder, Source source, StateFormat format) {
    return new StateFile(folder, source.fileName(), format);
  }

  /**
   * Reads any state file, whoever wrote it; its folder counts as the folder of the run.
   *
   * @throws AlidadeException if it cannot be understood
   * @throws IOException if it cannot be read
   */
  public static SpherexState read(Path file) throws IOException {
    Path parent = file.getParent();
    return read(file, parent == null ? Path.of("") : parent);
  }

  private static SpherexState read(Path file, Path folder) throws IOException {
    ObjectNode tree = Document.read(file);
    QueryConfig config = QueryConfig.builder().parameters(file).outputDir(folder).build();
    return StateReader.read(tree, file, folder, config);
  }

  /**
   * The state files in a folder, one a source, by name.
   *
   * @throws BadInputException if there is no such folder
   * @throws IoFailureException if it cannot be read
   */
  public static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder.toAbsolutePath())) {
      throw new BadInputException("no such folder", folder.toString(), "check the path");
    }
    Map<String, Path> states = new TreeMap<>();
    for (String suffix : List.of(".yml", ".yaml", ".json")) {
      try (Stream<Path> files = Files.list(folder.toAbsolutePath())) {
        files
            .filter(file -> String.valueOf(file.getFileName()).endsWith(suffix))
            .filter(StateFile::isState)
            .forEach(file -> states.put(stem(file), folder.resolve(file.getFileName())));
      } catch (IOException e) {
        throw RunFolder.failed("the folder cannot be read", folder, e);
      }
    }
    return List.copyOf(states.values());
  }

  private static boolean isState(Path file) {
    try {
      return Document.read(file).has(StateKeys.COMPLETED);
    } catch (IOException | AlidadeException e) {
      LOG.debug("{} is no state", file, e);
      return false;
    }
  }

  /** Name of a state file without its suffix, which is the name of its source in paths. */
  public static String stem(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.(json|yaml|yml)$", "");
  }

  /** Where the state is written. */
  public Path path() {
    return folder.resolve(stem + format.suffix());
  }

  /** The file there is: of the own format, else of the other. */
  public Optional<Path> existing() {
    return Stream.of(format.suffix(), ".json", ".yaml", ".yml")
        .map(suffix -> folder.resolve(stem + suffix))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /**
   * Reads the state. One that cannot be understood is logged and kept as {@code NAME.json.bad}.
   *
   * @return empty if there is none, or none that can be understood
   */
  public Optional<SpherexState> load() {
    Optional<Path> file = existing();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(file.get(), folder));
    } catch (IOException | AlidadeException e) {
      LOG.warn("the state {} cannot be used: {}", file.get(), e.getMessage());
      putAside(file.get());
      return Optional.empty();
    }
  }

  private static void putAside(Path file) {
    try {
      Path bad = file.resolveSibling(file.getFileName() + ".bad");
      Files.move(file, bad, StandardCopyOption.REPLACE_EXISTING);
      LOG.warn("it is kept as {}", bad);
    } catch (IOException e) {
      LOG.warn("it could not be renamed", e);
    }
  }

  /**
   * Writes the state; when this returns it is on the disk.
   *
   * @throws IoFailureException if it cannot be written; the old one is then as it was
   */
  public void save(SpherexState state) {
    Path file = path();
    try {
      Files.createDirectories(folder);
      if (Files.exists(file)) {
        AtomicFile.write(
            file.resolveSibling(file.getFileName() + ".bak"), part -> Files.copy(file, part));
      }
      Document.write(file, StateWriter.tree(state, folder));
      LOG.info("state saved to {}", file);
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the state cannot be saved (" + e.getMessage() + ")",
              file.toString(),
              "make room or permit writing, and resume");
      failure.initCause(e);
      throw failure;
    }
  }
}
