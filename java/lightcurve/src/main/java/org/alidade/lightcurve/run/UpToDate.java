package org.alidade.lightcurve.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.alidade.array.IoFailureException;

/**
 * Whether products are newer than what they are made from (spec lightcurve 9.1).
 *
 * <p>Example: {@code UpToDate.of(List.of(science, coadd), List.of(ratio)).isCurrent()}.
 *
 * @param inputsExist whether all inputs are there
 * @param isCurrent whether they are, and every output is later than the latest of them; true where
 *     there are no outputs
 */
public record UpToDate(boolean inputsExist, boolean isCurrent) {
  /**
   * Compares times of modification; links count as what they lead to.
   *
   * @throws IoFailureException if a time cannot be read
   */
  public static UpToDate of(List<Path> inputs, List<Path> outputs) {
    if (!inputs.stream().allMatch(Files::exists)) {
      return new UpToDate(false, false);
    }
    boolean current =
        outputs.stream()
            .allMatch(
                output ->
                    Files.exists(output)
                        && inputs.stream()
                            .allMatch(input -> modified(output).compareTo(modified(input)) > 0));
    return new UpToDate(true, current);
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the time of the file cannot be read (" + e.getMessage() + ")",
              file.toString(),
              "check that the folder may be read");
      failure.initCause(e);
      throw failure;
    }
  }
}
