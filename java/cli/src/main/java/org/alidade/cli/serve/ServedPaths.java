package org.alidade.cli.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;

/** The files that a user means by files and folders. */
final class ServedPaths {
  private static final String LIVE = ".fit.h5";
  private static final String CUBE = ".h5";

  private ServedPaths() {}

  /**
   * Files as they are given, of folders all cube files in alphabetical order.
   *
   * @throws BadInputException if a folder has none
   */
  static List<Path> files(List<Path> given) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : given) {
      if (Files.isDirectory(path)) {
        files.addAll(cubes(path));
      } else {
        files.add(path);
      }
    }
    return List.copyOf(files);
  }

  private static List<Path> cubes(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> cubes = entries.filter(ServedPaths::isCube).sorted().toList();
      if (cubes.isEmpty()) {
        throw new BadInputException(
            "no .h5 files in the folder", folder.toString(), "name the files or another folder");
      }
      return cubes;
    }
  }

  /** The live file of a fit belongs to the page of its cube file. */
  private static boolean isCube(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(CUBE)
        && !name.endsWith(LIVE)
        && !name.startsWith(".")
        && Files.isRegularFile(path);
  }
}
