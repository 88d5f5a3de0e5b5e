package org.alidade.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Folders into which libraries are unpacked and then loaded: programs there must be allowed to run.
 */
final class ProgramFolder {
  private static final double LEAST_FREE_MB = 500;

  private ProgramFolder() {}

  /** The folder for temporary files: SQLite, DuckDB and others unpack their libraries there. */
  static Finding temporary() throws IOException {
    return examine(
        "temp",
        Path.of(System.getProperty("java.io.tmpdir")),
        "give another folder: ALIDADE_JAVA_OPTS=-Djava.io.tmpdir=DIR");
  }

  /** The folder where JavaCPP keeps unpacked libraries. */
  static Finding cache() throws IOException {
    String given = System.getProperty("org.bytedeco.javacpp.cachedir");
    Path folder =
        given == null
            ? Path.of(System.getProperty("user.home"), ".javacpp", "cache")
            : Path.of(given);
    return examine(
        "cache",
        existing(folder.toAbsolutePath()),
        "give another folder: ALIDADE_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=DIR");
  }

  /** The folder, or the one in which it would be made. */
  private static Path existing(Path folder) {
    Path parent = folder.getParent();
    return parent == null || Files.exists(folder) ? folder : existing(parent);
  }

  private static Finding examine(String item, Path folder, String remedy) throws IOException {
    if (!Files.isWritable(folder)) {
      return Finding.warn(item, folder + " cannot be written to", remedy);
    }
    double free = Files.getFileStore(folder).getUsableSpace() / 1e6;
    if (free < LEAST_FREE_MB) {
      return Finding.warn(item, "%s: %.0f MB free".formatted(folder, free), remedy);
    }
    return runsPrograms(folder)
        ? Finding.ok(item, "%s: %.1f GB free, programs may run".formatted(folder, free / 1e3))
        : Finding.warn(item, folder + ": programs may not run there (mounted noexec)", remedy);
  }

  /** Tries a script of one line; systems without such scripts are taken at their word. */
  private static boolean runsPrograms(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return true;
    }
    Path script = Files.createTempFile(folder, "alidade-doctor", ".sh");
    try {
      Files.writeString(script, "#!/bin/sh\nexit 0\n");
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
      Process process = new ProcessBuilder(script.toString()).start();
      return process.waitFor() == 0;
    } catch (IOException refused) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a script was tried", e);
    } finally {
      Files.delete(script);
    }
  }
}
