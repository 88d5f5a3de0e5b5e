package org.alidade.lightcurve.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alidade.array.IoFailureException;
import org.alidade.lightcurve.naming.IdfFileName;
import org.alidade.lightcurve.naming.PartitionKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The images of the visits in a folder and all folders in it, by partition and kind (spec
 * lightcurve 9.3).
 *
 * <p>Example: {@code InputFiles.in(Path.of("per_aor_images")).partitions().get("gr12_ch1")}.
 *
 * @param partitions files by kind ({@code sci}, {@code std}, {@code unc}, {@code cov}) by partition
 *     ({@code gr12_ch1}), visits in the order of their numbers
 * @param ambiguous partitions with several files of a kind; the one without a suffix is taken
 */
public record InputFiles(Map<String, Map<String, Path>> partitions, List<String> ambiguous) {
  private static final Logger LOG = LoggerFactory.getLogger(InputFiles.class);

  /** Visits by number, then channels. */
  static final Comparator<String> ORDER =
      Comparator.comparing(PartitionKey::parse, Comparator.comparing(InputFiles::visitNumber))
          .thenComparing(Comparator.naturalOrder());

  /** Copies the list. */
  public InputFiles {
    ambiguous = List.copyOf(ambiguous);
  }

  /**
   * Looks for images named as those of a visit.
   *
   * @param folder where to look; if it is missing nothing is found
   * @throws IoFailureException if it cannot be searched
   */
  public static InputFiles in(Path folder) {
    Map<String, Map<String, Path>> partitions = new TreeMap<>(ORDER);
    List<String> ambiguous = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      LOG.warn("{}: there is no such folder, no images are found", folder);
      return new InputFiles(partitions, ambiguous);
    }
    for (Path file : images(folder)) {
      add(file, partitions, ambiguous);
    }
    return new InputFiles(partitions, ambiguous);
  }

  private static List<Path> images(Path folder) {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return files.filter(InputFiles::isImage).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the folder cannot be searched (" + e.getMessage() + ")",
              folder.toString(),
              "check that it may be read");
      failure.initCause(e);
      throw failure;
    }
  }

  private static boolean isImage(Path file) {
    String name = String.valueOf(file.getFileName());
    boolean image = name.startsWith("IDF_") && name.contains(".fits");
    if (image && !IdfFileName.matches(name)) {
      LOG.debug("{}: not the name of a visit's image", file);
    }
    return image && IdfFileName.matches(name) && Files.isRegularFile(file);
  }

  private static void add(
      Path file, Map<String, Map<String, Path>> partitions, List<String> ambiguous) {
    IdfFileName name = IdfFileName.of(file);
    String partition = name.partition().key();
    Map<String, Path> kinds = partitions.computeIfAbsent(partition, key -> new TreeMap<>());
    Path other = kinds.get(name.kind());
    if (other == null) {
      kinds.put(name.kind(), file);
      return;
    }
    Path taken = name.suffix().isEmpty() ? file : other;
    kinds.put(name.kind(), taken);
    LOG.warn("{} and {} are of one kind, {} is taken", other, file, taken);
    if (!ambiguous.contains(partition)) {
      ambiguous.add(partition);
    }
  }

  private static BigInteger visitNumber(PartitionKey key) {
    return new BigInteger(key.groupName().substring(2));
  }
}
