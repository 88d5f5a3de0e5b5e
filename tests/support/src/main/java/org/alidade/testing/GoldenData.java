package org.alidade.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Finds test data: golden files (made by other programs, with expected results) and survey data.
 *
 * <p>Golden folders come from the folder named by the environment variable {@code ALIDADE_GOLDEN},
 * else from {@code tests/data} of the checkout, which holds the small ones. Survey data come from
 * the folder named by {@code ALIDADE_DATA} alone. What is not there skips the test with a reason.
 *
 * <p>Example: {@code Path inputs = GoldenData.golden("cubefit", "tiny_inputs.h5");}
 */
public final class GoldenData {
  /** Environment variable that names the folder of golden data. */
  public static final String GOLDEN_VARIABLE = "ALIDADE_GOLDEN";

  /** Environment variable that names the folder of survey data. */
  public static final String DATA_VARIABLE = "ALIDADE_DATA";

  private GoldenData() {}

  /**
   * A golden file or folder; the calling test is skipped if it is nowhere.
   *
   * @param first name of the golden folder, such as "cubefit"
   * @param more names below it
   */
  public static Path golden(String first, String... more) {
    return inFolderOf(GOLDEN_VARIABLE, first, more)
        .or(() -> committed(Path.of(first, more)))
        .orElseGet(() -> skip(Path.of(first, more), GOLDEN_VARIABLE));
  }

  /**
   * A file or folder of survey data; the calling test is skipped if it is not there.
   *
   * @param first name of the data folder, such as "ifu"
   * @param more names below it
   */
  public static Path data(String first, String... more) {
    return inFolderOf(DATA_VARIABLE, first, more)
        .orElseGet(() -> skip(Path.of(first, more), DATA_VARIABLE));
  }

  /** The root folder of the checkout, found upwards from the working folder. */
  public static Path checkout() {
    Path start = Path.of("").toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("tests/data"))) {
        return folder;
      }
    }
    throw new AssertionError("no checkout around " + start + ": run tests inside the source tree");
  }

  private static Optional<Path> inFolderOf(String variable, String first, String... more) {
    return Optional.ofNullable(System.getenv(variable))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder).resolve(Path.of(first, more)))
        .filter(Files::exists);
  }

  private static Optional<Path> committed(Path name) {
    return Optional.of(checkout().resolve("tests/data").resolve(name)).filter(Files::exists);
  }

  private static Path skip(Path name, String variable) {
    return Assumptions.abort(
        "data " + name + " are not on this machine; name their folder in " + variable);
  }
}
