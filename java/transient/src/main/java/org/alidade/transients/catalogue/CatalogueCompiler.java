package org.alidade.transients.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.archive.AccessOptions;
import org.alidade.archive.Answer;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.Attempts;
import org.alidade.archive.WebAddress;
import org.alidade.archive.WebClient;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;

/**
 * Compiles a catalogue from a table of one's own and the Open Supernova Catalog (spec transient
 * 2.4). The Transient Name Server hands out its list only to registered robots; it is left out, and
 * the result says so.
 *
 * <p>Example: {@code CatalogueCompiler.Result made = new CatalogueCompiler(options,
 * AccessOptions.defaults()).compile();} and then {@code CatalogueWriter.write(file,
 * made.entries())}.
 */
public final class CatalogueCompiler {
  private static final long LONGEST_FILE_BYTES = 1L << 31;

  private final CompileOptions options;
  private final AccessOptions access;

  /**
   * A compiler.
   *
   * @param access how a file on the web is fetched
   */
  public CatalogueCompiler(CompileOptions options, AccessOptions access) {
    this.options = options;
    this.access = access;
  }

  /**
   * A compiled catalogue.
   *
   * @param entries all supernovae, those of the highest priority first
   * @param warnings what was left out, and why
   */
  public record Result(List<SupernovaEntry> entries, List<String> warnings) {
    /** Copies the lists. */
    public Result {
      entries = List.copyOf(entries);
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * Reads all sources and merges them.
   *
   * @throws ArchiveException if a file cannot be fetched
   * @throws BadInputException if there is no source, or one is not what it should be
   * @throws IOException if a file cannot be read or kept
   * @throws InterruptedException if the thread is interrupted
   */
  public Result compile() throws IOException, InterruptedException {
    List<List<SupernovaEntry>> sources = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    if (options.existing().isPresent()) {
      SupernovaCatalogue existing = SupernovaCatalogue.read(options.existing().get());
      warnings.addAll(existing.warnings());
      existing
          .rejected()
          .forEach(line -> warnings.add("line " + line.line() + ": " + line.reason().text()));
      sources.add(existing.entries());
    }
    if (!options.skipOpenCatalogue()) {
      OpenSupernovaCatalogue open = OpenSupernovaCatalogue.read(openCatalogue());
      if (open.withoutPosition() > 0) {
        warnings.add(open.withoutPosition() + " of the Open Supernova Catalog have no position");
      }
      sources.add(open.entries());
    }
    if (!options.skipTns()) {
      warnings.add(
          "the Transient Name Server is left out: its list is only given to registered robots");
    }
    if (sources.isEmpty()) {
      throw new BadInputException(
          "no catalogue to compile", "existing-catalog", "name one, or do not skip the open one");
    }
    return new Result(new CatalogueMerge(options.coordToleranceDegrees()).of(sources), warnings);
  }

  private Path openCatalogue() throws IOException, InterruptedException {
    Optional<URI> address = WebAddress.find(options.openCatalogue());
    if (address.isEmpty()) {
      Path file = Path.of(options.openCatalogue());
      if (!Files.isRegularFile(file)) {
        throw new MissingDatasetException(
            "there is no such file", file.toString(), "check the path or web address");
      }
      return file;
    }
    Path kept = options.cacheDir().resolve("open_supernova_catalogue.json");
    if (!Files.isRegularFile(kept)) {
      WebClient web = new WebClient(access);
      new Attempts(access)
          .call(
              () -> {
                fetch(web, address.get(), kept);
                return kept;
              });
    }
    return kept;
  }

  private static void fetch(WebClient web, URI address, Path target)
      throws IOException, InterruptedException {
    try (Answer answer = web.get(address, Map.of());
        InputStream content = answer.stream(LONGEST_FILE_BYTES)) {
      AtomicFile.write(target, part -> Files.copy(content, part));
    }
  }
}
