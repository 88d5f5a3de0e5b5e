package org.alidade.transients.download;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.alidade.array.AtomicFile;
import org.alidade.transients.ObservationType;

/**
 * Puts downloaded images into a flat tree with names that stand alone (spec transient 5). Files
 * that only accompany images are left out. Running it again changes nothing.
 *
 * <p>Example: {@code List<OrganisedSupernova> all = new Organiser(options).run();}
 */
public final class Organiser {
  /** Name of the list of what was put in order. */
  public static final String MANIFEST = "training_manifest.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int GZIP_MAGIC = 0x1f8b;

  private final OrganiseOptions options;

  /** An organiser. */
  public Organiser(OrganiseOptions options) {
    this.options = options;
  }

  /**
   * Puts everything in order and writes the manifest.
   *
   * @return one entry per supernova, with paths relative to the output folder
   * @throws IOException if a folder cannot be read or the manifest not be written
   */
  public List<OrganisedSupernova> run() throws IOException {
    ImageTree tree = new ImageTree(options.inputDir());
    List<OrganisedSupernova> all = new ArrayList<>();
    for (String supernova : tree.supernovae()) {
      if (options.supernovae().isEmpty() || options.supernovae().contains(supernova)) {
        all.add(organise(tree, supernova));
      }
    }
    AtomicFile.write(
        options.outputDir().resolve(MANIFEST),
        part -> JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), all));
    return all;
  }

  private OrganisedSupernova organise(ImageTree tree, String supernova) throws IOException {
    List<String> errors = new ArrayList<>();
    List<String> references = organise(tree, supernova, ObservationType.REFERENCE, errors);
    List<String> science = organise(tree, supernova, ObservationType.SCIENCE, errors);
    return new OrganisedSupernova(supernova, references, science, errors);
  }

  private List<String> organise(
      ImageTree tree, String supernova, ObservationType type, List<String> errors)
      throws IOException {
    Path folder = options.outputDir().resolve(supernova).resolve(type.text());
    if (options.clean()) {
      empty(folder);
    }
    Map<String, Path> taken = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (Path file : tree.images(supernova, type)) {
      if (!ProductSelection.isAuxiliary(String.valueOf(file.getFileName()))) {
        String name = ImageName.of(file).cleanName();
        Path other = taken.putIfAbsent(name, file);
        if (other != null) {
          errors.add(tree.relative(file) + " has the name of " + tree.relative(other));
        } else if (place(tree.relative(file), file, folder.resolve(name), errors)) {
          names.add(supernova + "/" + type.text() + "/" + name);
        }
      }
    }
    return names;
  }

  private static void empty(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(file);
          }
        }
      }
    }
  }

  private boolean place(String shown, Path file, Path target, List<String> errors) {
    try {
      place(file, target);
      return true;
    } catch (IOException e) {
      errors.add(shown + " cannot be taken (" + e.getMessage() + ")");
      return false;
    }
  }

  private void place(Path file, Path target) throws IOException {
    if (options.symlink()) {
      Files.createDirectories(target.toAbsolutePath().getParent());
      Files.deleteIfExists(target);
      Files.createSymbolicLink(target, file.toRealPath());
      return;
    }
    AtomicFile.write(
        target,
        part -> {
          try (InputStream stored = new BufferedInputStream(Files.newInputStream(file));
              InputStream content = plain(stored)) {
            Files.copy(content, part);
          }
        });
  }

  private InputStream plain(InputStream stored) throws IOException {
    stored.mark(2);
    int magic = stored.read() << 8 | stored.read();
    stored.reset();
    return options.decompress() && magic == GZIP_MAGIC ? new GZIPInputStream(stored) : stored;
  }
}
