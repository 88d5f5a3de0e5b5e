package org.alidade.acceptance;

import java.io.IOException;
import java.nio.file.Path;
import org.alidade.lvm.BatchRunner;
import org.alidade.lvm.export.BatchFolder;

/**
 * A process that builds the frames named after its folder one by one and prints "batches N" after
 * every one, and "built N" at the end.
 */
final class BatchChild {
  private BatchChild() {}

  public static void main(String[] arguments) throws IOException {
    System.out.println("built " + run(Path.of(arguments[0]), Path.of(arguments[1])));
  }

  /** Builds the folder of frames into another. */
  static int run(Path frames, Path folder) throws IOException {
    return BatchRunner.over(BatchKillTest.frames(frames))
        .configuration(config -> config.lambdaRange(6520, 6580))
        .batchSize(1)
        .progress((done, total, what) -> System.out.println(what + " " + done))
        .run(new BatchFolder(folder));
  }
}
