package org.alidade.spherex.archive;

import java.nio.file.Path;
import org.alidade.spherex.Band;

/**
 * A file that is there, complete and checked. Small enough to be the result of an item of a
 * pipeline.
 *
 * @param obsId identifier of the exposure
 * @param band detector
 * @param file where it is, relative to the folder of the run, with slashes
 * @param bytes its length
 * @param md5 its checksum; empty if the file was there before and nobody has computed it
 * @param url where it came from, with the cutout query
 * @param skipped whether it was there before
 */
public record Transfer(
    String obsId, Band band, String file, long bytes, String md5, String url, boolean skipped) {
  /** Where the file is. */
  public Path in(Path outputDir) {
    return outputDir.resolve(file);
  }
}
