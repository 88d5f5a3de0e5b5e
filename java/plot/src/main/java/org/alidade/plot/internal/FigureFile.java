package org.alidade.plot.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.AtomicFile;
import org.alidade.array.IoFailureException;

/** Writes what was drawn, whole or not at all. */
public final class FigureFile {
  private FigureFile() {}

  /**
   * Writes the file, and the folders that lead to it.
   *
   * @throws IoFailureException if the file cannot be written; the old one is untouched then
   */
  public static Path write(Path file, byte[] content) {
    try {
      AtomicFile.write(file, part -> Files.write(part, content));
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the figure could not be written (" + e + ")",
              file.toString(),
              "check that the folder exists, is writable and has room");
      failure.initCause(e);
      throw failure;
    }
    return file;
  }
}
