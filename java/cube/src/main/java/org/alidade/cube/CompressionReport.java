package org.alidade.cube;

import java.time.Duration;
import java.util.List;

/**
 * What compressing or compacting a cube file did.
 *
 * @param dataset path of the models in the file; empty if the file has none
 * @param shape shape of the models, (S, C, P, L)
 * @param dtype element type of the models
 * @param chunksOld chunk lengths before
 * @param chunksNew chunk lengths after
 * @param compression codec of the models after, "none" if they are plain
 * @param level gzip level, 0 for none
 * @param shuffle whether bytes are shuffled before packing
 * @param oldSizeBytes bytes of the models in the file before
 * @param newSizeBytes bytes of the models in the file after
 * @param oldFileBytes size of the file before
 * @param newFileBytes size of the file after
 * @param elapsed time taken
 */
public record CompressionReport(
    String dataset,
    List<Long> shape,
    String dtype,
    List<Long> chunksOld,
    List<Long> chunksNew,
    String compression,
    int level,
    boolean shuffle,
    long oldSizeBytes,
    long newSizeBytes,
    long oldFileBytes,
    long newFileBytes,
    Duration elapsed) {
  /** Copies the lists. */
  public CompressionReport {
    shape = List.copyOf(shape);
    chunksOld = List.copyOf(chunksOld);
    chunksNew = List.copyOf(chunksNew);
  }

  /** How many times smaller the models became; 1 if there are none. */
  public double ratio() {
    return newSizeBytes > 0 ? (double) oldSizeBytes / newSizeBytes : 1;
  }
}
