package org.alidade.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.compress.FileRewrite;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.WriterLock;

/**
 * Puts a cube file in order after a program that wrote it was killed: removes the mark that says
 * "open for writing" and what unfinished work left over. Finished work is kept.
 *
 * <p>Nothing does this by itself: the mark may belong to a program that is still at work. Example:
 * {@code CubeRepair.repair(path).actions().forEach(logger::info)}.
 *
 * @param file the file
 * @param actions what was done, one sentence each; empty if the file was in order
 */
public record CubeRepair(Path file, List<String> actions) {
  /** Name under which the Python program compresses models within the file. */
  static final String UNFINISHED_MODELS = CubeLayout.HYPERCUBE + "/models_tmp";

  private static final List<String> TEMPORARY_ENDINGS = List.of("_tmp", "_part", ".tmp", ".part");

  /** Copies the list. */
  public CubeRepair {
    actions = List.copyOf(actions);
  }

  /**
   * Repairs a file.
   *
   * @throws org.alidade.array.InvalidStateException if a writer holds the file
   * @throws org.alidade.array.FormatException if the file is damaged beyond the mark
   * @throws IOException if leftovers cannot be removed
   */
  public static CubeRepair repair(Path cubeFile) throws IOException {
    List<String> actions = new ArrayList<>();
    if (Hdf5File.isMarkedAsOpen(cubeFile)) {
      Hdf5File.repair(cubeFile);
      actions.add("removed the mark of a writer that was killed");
    }
    WriterLock.Options once = WriterLock.Options.defaults().withTimeout(Duration.ZERO);
    try (WriterLock lock = WriterLock.acquire(cubeFile, once)) {
      for (String name : FileRewrite.removeLeftovers(cubeFile)) {
        actions.add("removed the unfinished file " + name);
      }
    }
    deleteDatasets(cubeFile, once, actions);
    return new CubeRepair(cubeFile, actions);
  }

  private static void deleteDatasets(Path cubeFile, WriterLock.Options once, List<String> actions) {
    List<String> leftovers;
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      leftovers = leftovers(file);
    }
    if (leftovers.isEmpty()) {
      return;
    }
    try (Hdf5File file = Hdf5File.openForUpdate(cubeFile, once)) {
      for (String path : leftovers) {
        file.delete(path);
        actions.add("removed the unfinished dataset " + path);
      }
    }
  }

  private static List<String> leftovers(Hdf5File file) {
    List<String> found = new ArrayList<>();
    collect(file, "/", found);
    if (file.exists(CubeLayout.HYPERCUBE)) {
      collect(file, CubeLayout.HYPERCUBE + "/", found);
    }
    return found;
  }

  private static void collect(Hdf5File file, String group, List<String> found) {
    for (String name : file.children(group)) {
      boolean temporary = TEMPORARY_ENDINGS.stream().anyMatch(name::endsWith);
      if (temporary && file.isDataset(group + name)) {
        found.add(group + name);
      }
    }
  }
}
