package org.alidade.transients.catalogue;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;

/**
 * A table of supernovae and what became of each of its lines (spec transient 2).
 *
 * <pre>{@code
 * SupernovaCatalogue catalogue = SupernovaCatalogue.read(Path.of("sncat.txt.gz"));
 * List<SupernovaEntry> recent = CatalogueSelection.all().withMinYear(2010).of(catalogue.entries());
 * }</pre>
 *
 * @param entries the supernovae, in the order of the file; names may repeat
 * @param rejected the lines that are none, in order
 * @param warnings such as names that are there twice
 */
public record SupernovaCatalogue(
    List<SupernovaEntry> entries, List<RejectedLine> rejected, List<String> warnings) {
  private static final int GZIP_MAGIC = 0x1f8b;

  /** Copies the lists. */
  public SupernovaCatalogue {
    entries = List.copyOf(entries);
    rejected = List.copyOf(rejected);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a text file, plain or gzip-compressed, with or without a header.
   *
   * @throws MissingDatasetException if there is no such file
   * @throws FormatException if its header names no positions, or the compression is damaged
   * @throws IoFailureException if reading fails
   */
  public static SupernovaCatalogue read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new MissingDatasetException("there is no such file", file.toString(), "check the path");
    }
    try (InputStream stored = new BufferedInputStream(Files.newInputStream(file));
        InputStream plain = isGzip(stored) ? new GZIPInputStream(stored) : stored) {
      return parse(new InputStreamReader(plain, StandardCharsets.UTF_8), file.toString());
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the catalogue cannot be read (" + e.getMessage() + ")",
              file.toString(),
              "check the file");
      failure.initCause(e);
      throw failure;
    }
  }

  /**
   * Reads lines.
   *
   * @param where their source, for messages
   * @throws FormatException if the header names no positions
   * @throws IOException if reading fails
   */
  public static SupernovaCatalogue parse(Reader text, String where) throws IOException {
    return new CatalogueParser(where).parse(new BufferedReader(text));
  }

  private static boolean isGzip(InputStream stored) throws IOException {
    stored.mark(2);
    int magic = stored.read() << 8 | stored.read();
    stored.reset();
    return magic == GZIP_MAGIC;
  }
}
