package org.alidade.lightcurve.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;

/**
 * Links to the input images in the folder of the products (spec lightcurve 9.3): a regular file is
 * never replaced.
 *
 * <p>Example: {@code FileLinks.make(Map.of("sci", image), workdir, false).links().get("sci")}.
 *
 * @param links links by kind
 * @param created links made, those made anew included
 * @param skipped links that were right already
 * @param recreated right links that were removed to be made anew
 */
public record FileLinks(Map<String, Path> links, int created, int skipped, int recreated) {
  /** Copies the map. */
  public FileLinks {
    links = Collections.unmodifiableMap(new TreeMap<>(links));
  }

  /**
   * Makes links to files.
   *
   * @param files files by kind
   * @param folder where the links go, under the files' own names
   * @param recreate whether right links are made anew
   * @throws BadInputException if a regular file has the name of a link
   * @throws IoFailureException if a link cannot be made
   */
  public static FileLinks make(Map<String, Path> files, Path folder, boolean recreate) {
    Map<String, Path> links = new TreeMap<>();
    int created = 0;
    int skipped = 0;
    int recreated = 0;
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Path link = folder.resolve(file.getValue().getFileName());
      links.put(file.getKey(), link);
      boolean right = isRight(link, file.getValue());
      if (right && !recreate) {
        skipped++;
        continue;
      }
      link(link, file.getValue());
      created++;
      recreated += right ? 1 : 0;
    }
    return new FileLinks(links, created, skipped, recreated);
  }

  private static boolean isRight(Path link, Path file) {
    try {
      return Files.isSymbolicLink(link) && Files.exists(link) && Files.isSameFile(link, file);
    } catch (IOException e) {
      throw failure(link, e);
    }
  }

  private static void link(Path link, Path file) {
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(link)) {
      throw new BadInputException(
          "a file stands where a link is to be", link.toString(), "move the file elsewhere");
    }
    try {
      Files.createDirectories(link.toAbsolutePath().getParent());
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, file.toRealPath());
    } catch (IOException e) {
      throw failure(link, e);
    }
  }

  private static IoFailureException failure(Path link, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "the link cannot be made (" + cause.getMessage() + ")",
            link.toString(),
            "check that the folder may be written to");
    failure.initCause(cause);
    return failure;
  }
}
