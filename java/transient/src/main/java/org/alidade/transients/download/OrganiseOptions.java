package org.alidade.transients.download;

import java.nio.file.Path;
import java.util.Set;
import org.alidade.array.BadInputException;

/**
 * How downloaded images are put in order (spec transient 5).
 *
 * <p>Example: {@code OrganiseOptions.of(Path.of("data/fits"), Path.of("data/training"))}.
 *
 * @param inputDir the tree of downloads
 * @param outputDir the flat tree {@code SN/reference|science/NAME}
 * @param symlink whether links are made instead of copies
 * @param decompress whether gzip files are unpacked; others keep their content under a name that
 *     ends in {@code .fits}
 * @param supernovae those that are wanted; none for all
 * @param clean whether what is in the output folder of each supernova is removed first
 */
public record OrganiseOptions(
    Path inputDir,
    Path outputDir,
    boolean symlink,
    boolean decompress,
    Set<String> supernovae,
    boolean clean) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if links are to be unpacked, or one folder holds the other
   */
  public OrganiseOptions {
    supernovae = Set.copyOf(supernovae);
    Path in = inputDir.toAbsolutePath().normalize();
    Path out = outputDir.toAbsolutePath().normalize();
    if (in.startsWith(out) || out.startsWith(in)) {
      throw new BadInputException(
          "one folder holds the other", inputDir + " and " + outputDir, "use separate folders");
    }
    if (symlink && decompress) {
      throw new BadInputException(
          "links cannot be unpacked", "symlink and decompress", "choose one of them");
    }
  }

  /** Copies everything. */
  public static OrganiseOptions of(Path inputDir, Path outputDir) {
    return new OrganiseOptions(inputDir, outputDir, false, true, Set.of(), false);
  }

  /** The same with links instead of copies. */
  public OrganiseOptions withSymlink() {
    return new OrganiseOptions(inputDir, outputDir, true, false, supernovae, clean);
  }

  /** The same for some supernovae. */
  public OrganiseOptions withSupernovae(Set<String> names) {
    return new OrganiseOptions(inputDir, outputDir, symlink, decompress, names, clean);
  }

  /** The same with emptied folders. */
  public OrganiseOptions withClean(boolean emptied) {
    return new OrganiseOptions(inputDir, outputDir, symlink, decompress, supernovae, emptied);
  }
}
