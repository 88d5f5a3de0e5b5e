package org.alidade.transients.archive;

import java.nio.file.Path;
import org.alidade.array.BadInputException;

/**
 * Where a query of many supernovae keeps its results, and in how large pieces (spec transient 3.6).
 *
 * <p>Example: {@code RunFiles.defaults().withOutput(Path.of("out/queries.json")).withResume(true)}.
 *
 * @param output all results
 * @param chunkDir folder of the pieces
 * @param checkpoint names of what is done
 * @param chunkSize supernovae per piece
 * @param resume whether an earlier run is continued; else it is begun again
 * @param reset whether an earlier run that has not ended may be forgotten
 */
public record RunFiles(
    Path output, Path chunkDir, Path checkpoint, int chunkSize, boolean resume, boolean reset) {
  /**
   * Checks the size.
   *
   * @throws BadInputException if it is not positive
   */
  public RunFiles {
    if (chunkSize < 1) {
      throw new BadInputException("chunk-size is " + chunkSize, "query options", "use 1 or more");
    }
  }

  /** Everything in the folder {@code output}, 250 supernovae per piece, begun anew. */
  public static RunFiles defaults() {
    return in(Path.of("output"));
  }

  /** The default names in another folder. */
  public static RunFiles in(Path folder) {
    return new RunFiles(
        folder.resolve("sn_queries.json"),
        folder.resolve("chunks"),
        folder.resolve("checkpoint.json"),
        250,
        false,
        false);
  }

  /** The same with another file of results. */
  public RunFiles withOutput(Path file) {
    return new RunFiles(file, chunkDir, checkpoint, chunkSize, resume, reset);
  }

  /** The same with another folder of pieces and another checkpoint. */
  public RunFiles withChunks(Path folder, Path checkpointFile) {
    return new RunFiles(output, folder, checkpointFile, chunkSize, resume, reset);
  }

  /** The same with other pieces. */
  public RunFiles withChunkSize(int size) {
    return new RunFiles(output, chunkDir, checkpoint, size, resume, reset);
  }

  /** The same, continuing an earlier run or not. */
  public RunFiles withResume(boolean continued) {
    return new RunFiles(output, chunkDir, checkpoint, chunkSize, continued, reset);
  }

  /** The same, forgetting an earlier run that has not ended, or refusing to. */
  public RunFiles withReset(boolean forgotten) {
    return new RunFiles(output, chunkDir, checkpoint, chunkSize, resume, forgotten);
  }

  Path chunk(int number) {
    String digits = Integer.toString(number);
    return chunkDir.resolve(
        "chunk_" + "0".repeat(Math.max(0, 3 - digits.length())) + digits + ".json");
  }

  Path manifest() {
    return chunkDir.resolve("manifest.json");
  }
}
