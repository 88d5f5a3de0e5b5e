package org.alidade.transients.download;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alidade.array.AtomicFile;
import org.alidade.transients.ObservationType;

/**
 * Looks over a tree of downloaded images: what each supernova has, and what may be removed (spec
 * transient 4.5).
 *
 * <p>Example: {@code new Audit(new ImageTree(Path.of("data/fits"))).report(true)}.
 */
public final class Audit {
  /** Name of the report. */
  public static final String FILE_NAME = "audit_report.json";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> ENDINGS = List.of(".fits.gz", ".fits", ".fit", ".img");

  private final ImageTree tree;

  /** An audit of a tree. */
  public Audit(ImageTree tree) {
    this.tree = tree;
  }

  /**
   * Counts files by supernova, type and ending.
   *
   * @param validate whether every file is opened
   * @return {@code {"summary": ..., "entries": [...]}}
   * @throws IOException if the tree cannot be read
   */
  public ObjectNode report(boolean validate) throws IOException {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    ObjectNode summary = report.putObject("summary");
    ArrayNode entries = report.putArray("entries");
    int complete = 0;
    int files = 0;
    int invalid = 0;
    for (String supernova : tree.supernovae()) {
      List<Path> references = tree.images(supernova, ObservationType.REFERENCE);
      List<Path> science = tree.images(supernova, ObservationType.SCIENCE);
      ObjectNode entry = entries.addObject().put("sn_name", supernova);
      entry.set("reference_files", counts(references));
      entry.set("science_files", counts(science));
      boolean pair = !references.isEmpty() && !science.isEmpty();
      entry.put("is_complete_pair", pair);
      complete += pair ? 1 : 0;
      files += references.size() + science.size();
      if (validate) {
        ArrayNode bad = entry.putArray("invalid_files");
        invalid += addInvalid(bad, references) + addInvalid(bad, science);
      }
    }
    summary.put("supernovae", entries.size());
    summary.put("complete_pairs", complete);
    summary.put("files", files);
    if (validate) {
      summary.put("invalid_files", invalid);
    }
    return report;
  }

  /**
   * Writes a report as {@value #FILE_NAME} into the root of the tree.
   *
   * @throws IOException if writing fails
   */
  public Path write(ObjectNode report) throws IOException {
    Path file = tree.root().resolve(FILE_NAME);
    AtomicFile.write(
        file, part -> JSON.writerWithDefaultPrettyPrinter().writeValue(part.toFile(), report));
    return file;
  }

  /**
   * Removes files that only accompany images, and on request images without celestial coordinates.
   *
   * @param withoutWcs whether images without coordinates go too
   * @param dryRun whether nothing is removed
   * @return the files concerned, relative to the root
   * @throws IOException if the tree cannot be read or a file not be removed
   */
  public List<String> cleanUp(boolean withoutWcs, boolean dryRun) throws IOException {
    List<String> removed = new ArrayList<>();
    for (String supernova : tree.supernovae()) {
      for (ObservationType type : ObservationType.values()) {
        for (Path file : tree.files(supernova, type, path -> true)) {
          if (isSuperfluous(file, withoutWcs)) {
            removed.add(tree.relative(file));
            if (!dryRun) {
              Files.delete(file);
            }
          }
        }
      }
    }
    return removed;
  }

  /** How often each error was met in a download, the most frequent first. */
  public static Map<String, Integer> failures(List<DownloadResult> results) {
    Map<String, Integer> counts = new TreeMap<>();
    results.forEach(
        result -> result.errors().forEach(error -> counts.merge(kind(error), 1, Integer::sum)));
    Map<String, Integer> sorted = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    return sorted;
  }

  /** The message without the observation it is about. */
  private static String kind(String error) {
    int end = error.indexOf(": ");
    return end < 0 ? error : error.substring(end + 2);
  }

  private boolean isSuperfluous(Path file, boolean withoutWcs) {
    String name = String.valueOf(file.getFileName());
    return ProductSelection.isAuxiliary(name)
        || (withoutWcs
            && DiskName.isImage(name)
            && !VerifiedFile.of(tree.root(), tree.relative(file)).hasWcs());
  }

  private int addInvalid(ArrayNode bad, List<Path> files) {
    int before = bad.size();
    for (Path file : files) {
      VerifiedFile verified = VerifiedFile.of(tree.root(), tree.relative(file));
      if (!verified.valid()) {
        bad.addObject().put("file", verified.file()).put("error", verified.error());
      }
    }
    return bad.size() - before;
  }

  private static ObjectNode counts(List<Path> files) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Path file : files) {
      String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
      ENDINGS.stream()
          .filter(name::endsWith)
          .findFirst()
          .ifPresent(ending -> counts.merge(ending, 1, Integer::sum));
    }
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    counts.forEach(node::put);
    return node;
  }
}
