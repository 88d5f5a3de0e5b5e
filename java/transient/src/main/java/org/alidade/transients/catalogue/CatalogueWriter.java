package org.alidade.transients.catalogue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alidade.array.AtomicFile;

/**
 * Writes tables of supernovae in the layout of 33 columns of which eight are filled, latest first
 * (spec transient 2.1 and 2.4).
 */
public final class CatalogueWriter {
  private static final Comparator<SupernovaEntry> LATEST_FIRST =
      Comparator.<SupernovaEntry, String>comparing(
              entry -> entry.discoveryDate().map(String::valueOf).orElse("0000-01-01"))
          .thenComparing(SupernovaEntry::name)
          .reversed();

  private CatalogueWriter() {}

  /**
   * Writes a file, all of it or nothing.
   *
   * @throws IOException if writing fails
   */
  public static void write(Path file, List<SupernovaEntry> entries) throws IOException {
    List<SupernovaEntry> sorted = entries.stream().sorted(LATEST_FIRST).toList();
    AtomicFile.write(
        file,
        part -> {
          try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
            line(out, String.join(" | ", CatalogueColumns.ALL));
            line(
                out,
                CatalogueColumns.ALL.stream()
                    .map(column -> "-".repeat(column.length() + 2))
                    .collect(Collectors.joining("+")));
            for (SupernovaEntry entry : sorted) {
              line(out, row(entry));
            }
          }
        });
  }

  private static void line(BufferedWriter out, String text) throws IOException {
    out.write(text);
    out.write('\n');
  }

  private static String row(SupernovaEntry entry) {
    Map<String, String> filled =
        Map.of(
            CatalogueColumns.NAME, entry.name(),
            CatalogueColumns.GALAXY, entry.galaxy(),
            CatalogueColumns.MAXIMUM, entry.maximum() == null ? "" : entry.maximum().toString(),
            CatalogueColumns.DISCOVERED,
                entry.discovered() == null ? "" : entry.discovered().toString(),
            CatalogueColumns.TYPE, entry.type(),
            CatalogueColumns.RA,
                entry.raw().getOrDefault(CatalogueColumns.RA, Sexagesimal.hours(entry.raDegrees())),
            CatalogueColumns.DEC,
                entry
                    .raw()
                    .getOrDefault(CatalogueColumns.DEC, Sexagesimal.degrees(entry.decDegrees())),
            CatalogueColumns.COMMENT, entry.raw().getOrDefault(CatalogueColumns.COMMENT, ""));
    return CatalogueColumns.ALL.stream()
        .map(column -> clean(filled.getOrDefault(column, "")))
        .collect(Collectors.joining(" | "));
  }

  /** A bar or a line break inside a text would break the row. */
  private static String clean(String text) {
    return text.replaceAll("[|\\p{Cntrl}]", " ").strip();
  }
}
