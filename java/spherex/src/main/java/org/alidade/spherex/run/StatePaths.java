package org.alidade.spherex.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.alidade.array.FormatException;

/**
 * Paths as a state file holds them: relative to the run's folder, with slashes. Old versions wrote
 * them relative to wherever the program ran, so with the run's folder in front.
 *
 * @param folder of the run, where it is now
 * @param savedFolder what the old paths begin with; empty if they do not
 */
record StatePaths(Path folder, Path savedFolder) {
  String text(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    Path base = folder.toAbsolutePath().normalize();
    Path shown = whole.startsWith(base) ? base.relativize(whole) : whole;
    return shown.toString().replace('\\', '/');
  }

  Path path(String text) {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return path;
      }
      Path normal = path.normalize();
      Path saved = savedFolder.normalize();
      boolean old = !saved.toString().isEmpty() && normal.startsWith(saved);
      return folder.resolve(old ? saved.relativize(normal) : normal);
    } catch (InvalidPathException e) {
      FormatException failure =
          new FormatException("'" + text + "' is no path", "state file", "correct the file");
      failure.initCause(e);
      throw failure;
    }
  }
}
